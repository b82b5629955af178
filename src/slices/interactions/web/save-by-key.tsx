import type { ReactNode } from 'react';

/** Ctrl+Enter (⌘+Enter) anywhere inside saves. */
export function SaveByKey({ save, children }: { save: () => void; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside, the box only listens
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        save();
      }}
    >
      {children}
    </div>
  );
}
