import { Progress } from '@backstage/core-components';
import type {
  CustomFieldValidator,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { type ComponentType, lazy, Suspense } from 'react';

type Field<T> = (props: FieldExtensionComponentProps<T>) => JSX.Element | null;

/** A field whose code is loaded when it is shown. */
export function lazyField<T>(load: () => Promise<Field<T>>): Field<T> {
  const Lazy: ComponentType<FieldExtensionComponentProps<T>> = lazy(() =>
    load().then(component => ({ default: component })),
  );
  return props => (
    <Suspense fallback={<Progress />}>
      <Lazy {...props} />
    </Suspense>
  );
}

/** A validation whose code is loaded when it is needed. */
export function lazyValidation<T>(
  pick: (
    validations: typeof import('./validation'),
  ) => CustomFieldValidator<T, any>,
): CustomFieldValidator<T, any> {
  return async (...args) => pick(await import('./validation'))(...args);
}

/** The same for the fields of what comes after the creation. */
export function lazyLifecycleValidation<T>(
  pick: (
    validations: typeof import('./lifecycleValidation'),
  ) => CustomFieldValidator<T, any>,
): CustomFieldValidator<T, any> {
  return async (...args) =>
    pick(await import('./lifecycleValidation'))(...args);
}
