import {
  type ActionIconProps,
  type AnchorProps,
  type BadgeProps,
  type ButtonProps,
  type CSSVariablesResolver,
  createTheme,
  type DrawerProps,
  type MantineColorsTuple,
  type MenuProps,
  type ModalProps,
  type NativeSelectProps,
  type NavLinkProps,
  type PaperProps,
  type PasswordInputProps,
  type SelectProps,
  type TagsInputProps,
  type TextareaProps,
  type TextInputProps,
  type TooltipProps,
} from '@mantine/core';
import type { CSSProperties } from 'react';

/** Petrol, the one accent. Shade 7 carries white text at 6.4:1, shade 3 stands on dark at 8:1. */
const petrol: MantineColorsTuple = [
  '#e9f6f6',
  '#cfe9ea',
  '#a3d4d6',
  '#73bdc1',
  '#4ba8ad',
  '#2b9299',
  '#177d85',
  '#0e6971',
  '#0a565d',
  '#06434a',
];

/** The signal colours, dark enough at their dark end for text on their light end. */
const red: MantineColorsTuple = [
  '#fdecec',
  '#fad5d5',
  '#f3abab',
  '#ea7f7f',
  '#e05a5a',
  '#d13b3b',
  '#bd2727',
  '#a31d1d',
  '#861717',
  '#691212',
];
const amber: MantineColorsTuple = [
  '#fff6e5',
  '#ffe8c2',
  '#fdd28c',
  '#f8b854',
  '#ef9f29',
  '#d98209',
  '#b86a00',
  '#8f5000',
  '#774200',
  '#5c3300',
];
const green: MantineColorsTuple = [
  '#e9f7ee',
  '#cdebd8',
  '#9fd8b4',
  '#6dc38d',
  '#43ae6c',
  '#279655',
  '#187c43',
  '#126536',
  '#0d502b',
  '#083c20',
];

interface Dress<Props> {
  defaultProps?: Partial<Props>;
  styles?: Record<string, CSSProperties>;
}
/** The dress of a component, checked by its props; the component itself is not loaded for it, as `extend` would. */
const as = <Props>(dress: Dress<Props>): Dress<Props> => dress;

const small = { defaultProps: { size: 'sm' } };

export const theme = createTheme({
  colors: { petrol, red, amber, green },
  black: '#17201f',
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  fontWeights: { regular: '400', medium: '500', bold: '650' },
  headings: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  radius: { sm: '0.375rem', md: '0.5rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: as<ActionIconProps>({ defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } }),
    Anchor: as<AnchorProps>({ defaultProps: { underline: 'hover' } }),
    Badge: as<BadgeProps>({ defaultProps: { variant: 'light', tt: 'none', fw: 500, radius: 'sm' } }),
    Button: as<ButtonProps>(small),
    // Inside its landmark, and with nothing but items inside.
    Menu: as<MenuProps>({ defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } }),
    NavLink: as<NavLinkProps>({ defaultProps: { px: 'sm', py: 6 } }),
    // Their headers are no landmarks of the page.
    Drawer: as<DrawerProps>({
      defaultProps: { attributes: { header: { role: 'none' } } },
      styles: { title: { fontWeight: 650 } },
    }),
    Modal: as<ModalProps>({
      defaultProps: { centered: true, attributes: { header: { role: 'none' } } },
      styles: { title: { fontWeight: 650 } },
    }),
    NativeSelect: as<NativeSelectProps>(small),
    Paper: as<PaperProps>({ defaultProps: { withBorder: true, p: 'md' } }),
    PasswordInput: as<PasswordInputProps>(small),
    // The list itself scrolls, not a box around it that the keyboard cannot reach.
    Select: as<SelectProps>({
      defaultProps: { size: 'sm', withScrollArea: false, comboboxProps: { withinPortal: false } },
      styles: { options: { maxHeight: 240, overflowY: 'auto' } },
    }),
    TagsInput: as<TagsInputProps>(small),
    Textarea: as<TextareaProps>({ defaultProps: { size: 'sm', autosize: true, minRows: 3 } }),
    TextInput: as<TextInputProps>(small),
    Tooltip: as<TooltipProps>({
      defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

const glow = (color: string) => ({
  [`--mantine-color-${color}-light`]: `color-mix(in srgb, var(--mantine-color-${color}-4) 18%, transparent)`,
  [`--mantine-color-${color}-light-hover`]: `color-mix(in srgb, var(--mantine-color-${color}-4) 26%, transparent)`,
  [`--mantine-color-${color}-light-color`]: `var(--mantine-color-${color}-1)`,
});

/** Where Mantine's own greys fall short of 4.5:1, and its tints on dark are too dark to see. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--obhut-page': 'var(--mantine-color-gray-0)',
    '--obhut-focus': 'var(--mantine-color-petrol-7)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': '#6b737b',
    '--mantine-color-error': 'var(--mantine-color-red-6)',
  },
  dark: {
    ...glow('gray'),
    ...glow('petrol'),
    ...glow('red'),
    ...glow('amber'),
    ...glow('green'),
    '--obhut-page': 'var(--mantine-color-dark-8)',
    '--obhut-focus': 'var(--mantine-color-petrol-3)',
    '--mantine-color-anchor': 'var(--mantine-color-petrol-3)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': '#9a9a9a',
    '--mantine-color-error': 'var(--mantine-color-red-3)',
  },
});
