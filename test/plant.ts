export { type Planted, plantPerson } from '../src/slices/drill/plant.ts';
