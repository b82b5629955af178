import { useEffect, useRef } from 'react';

/**
 * For dialogs that are taken off the page when they close: the focus goes back to what opened them, or, where that is
 * gone too, to the heading of the page.
 */
export function useFocusBack(isOpen: boolean): void {
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  // While rendering: afterwards the dialog itself has the focus.
  if (isOpen && !wasOpen.current) opener.current = document.activeElement;
  wasOpen.current = isOpen;
  useEffect(() => {
    return () => {
      if (!wasOpen.current) return;
      const before = opener.current;
      // Later: the dialog is still on the page here, and its trap lets go of the focus on the way out.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const back = before?.isConnected ? before : document.querySelector('h1');
        if (back instanceof HTMLElement) back.focus({ preventScroll: true });
      }, 50);
    };
  }, []);
}
