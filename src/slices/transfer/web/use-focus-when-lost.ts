import { type RefObject, useEffect, useRef } from 'react';

/** What one stood on is gone: goes on at this heading, so that keys and screen readers are not sent to the top. */
export function useFocusWhenLost(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
