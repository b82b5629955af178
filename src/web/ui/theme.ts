import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Modal,
  NativeSelect,
  Paper,
  PasswordInput,
  Select,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';

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

const small = { defaultProps: { size: 'sm' } };

export const theme = createTheme({
  colors: { petrol },
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
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'hover' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 500, radius: 'sm' } }),
    Button: Button.extend(small),
    Modal: Modal.extend({ defaultProps: { centered: true } }),
    NativeSelect: NativeSelect.extend(small),
    Paper: Paper.extend({ defaultProps: { withBorder: true, p: 'md' } }),
    PasswordInput: PasswordInput.extend(small),
    Select: Select.extend(small),
    TagsInput: TagsInput.extend(small),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: true, minRows: 3 } }),
    TextInput: TextInput.extend(small),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

/** Where Mantine's own greys and reds fall short of 4.5:1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--obhut-page': 'var(--mantine-color-gray-0)',
    '--obhut-focus': 'var(--mantine-color-petrol-7)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': '#6b737b',
    '--mantine-color-error': '#c02626',
  },
  dark: {
    '--obhut-page': 'var(--mantine-color-dark-8)',
    '--obhut-focus': 'var(--mantine-color-petrol-3)',
    '--mantine-color-anchor': 'var(--mantine-color-petrol-3)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': '#9a9a9a',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
});
