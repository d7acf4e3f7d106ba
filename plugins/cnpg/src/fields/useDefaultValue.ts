import { useEffect } from 'react';

/**
 * Gives a field its value while it has none. Runs at every render: when two
 * fields set theirs at once the form loses one of them, which then tries again.
 */
export function useDefaultValue<T>(
  props: { formData?: T; onChange: (value: T) => void },
  value: T | undefined,
) {
  useEffect(() => {
    if (props.formData === undefined && value !== undefined) {
      props.onChange(value);
    }
  });
}
