import { TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

interface FilterTextProps extends Pick<TextInputProps, 'flex'> {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A filter that one types; takes effect when the typing rests, at once with Enter. */
export function FilterText({ label, value, onChange, ...props }: FilterTextProps) {
  const [typed, setTyped] = useState(value ?? '');
  const reported = useRef(value);
  const report = useDebouncedCallback((text: string) => {
    reported.current = text.trim() || undefined;
    onChange(reported.current);
  }, 350);
  useEffect(() => {
    // Changed from outside: reset, or another search from the header. Our own words come back while one types on.
    if (value === reported.current) return;
    reported.current = value;
    setTyped(value ?? '');
  }, [value]);
  return (
    <TextInput
      {...props}
      type="search"
      label={label}
      value={typed}
      maxLength={120}
      leftSection={<IconSearch size={14} aria-hidden />}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        report(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') report.flush();
      }}
    />
  );
}
