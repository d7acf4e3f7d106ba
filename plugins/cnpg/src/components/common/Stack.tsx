import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: ({ gap }: { gap: number }) => theme.spacing(gap),
    minWidth: 0,
    '& > *': { minWidth: 0 },
  },
}));

/** Things below each other, at even distances. */
export function Stack({
  gap = 2,
  children,
}: {
  gap?: number;
  children: ReactNode;
}) {
  const classes = useStyles({ gap });
  return <div className={classes.root}>{children}</div>;
}
