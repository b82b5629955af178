import {
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
  Menu,
  type MenuItemProps,
  NavLink,
  type NavLinkProps,
} from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';

interface LinkPart {
  ref?: Ref<HTMLAnchorElement>;
  children?: ReactNode;
  draggable?: boolean;
  tabIndex?: number;
}

/** Links to our own pages in the design system's dress; `to`, `params` and `search` are checked against the routes. */
export const AnchorLink = createLink((props: Omit<AnchorProps, 'href'> & LinkPart) => <Anchor {...props} />);
export const ButtonLink = createLink((props: Omit<ButtonProps, 'href'> & LinkPart) => (
  <Button component="a" {...props} />
));
export const NavItem = createLink((props: Omit<NavLinkProps, 'href'> & LinkPart) => (
  <NavLink component="a" {...props} />
));
export const MenuLink = createLink((props: Omit<MenuItemProps, 'href'> & LinkPart) => (
  <Menu.Item component="a" {...props} />
));
