import Skeleton from '@material-ui/lab/Skeleton';

/** The shape of a list or table before there is anything to show. */
export function RowsSkeleton({ label }: { label: string }) {
  return (
    <div role="progressbar" aria-label={label} aria-busy="true">
      <Skeleton variant="text" height={32} />
      <Skeleton variant="text" height={32} />
      <Skeleton variant="text" height={32} />
    </div>
  );
}
