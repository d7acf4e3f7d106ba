import ListSubheader from '@material-ui/core/ListSubheader';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import LockIcon from '@material-ui/icons/Lock';
import MoreIcon from '@material-ui/icons/MoreVert';
import type { OperationGroup, OperationId } from '@pgportal/plugin-cnpg-common';
import { forwardRef, useState } from 'react';
import type { OperationOffer } from '../../api';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { OperationButton } from './OperationButton';
import { useDatabaseOperations } from './OperationsContext';
import { useRefusal } from './useRefusal';

const useStyles = makeStyles(theme => ({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  menu: { width: 400, maxWidth: 'calc(100vw - 32px)', maxHeight: '75vh' },
  group: {
    lineHeight: 2.5,
    backgroundColor: theme.palette.background.paper,
    color: theme.palette.text.secondary,
  },
  item: { whiteSpace: 'normal', alignItems: 'flex-start' },
  refused: { cursor: 'not-allowed' },
  icon: {
    marginLeft: theme.spacing(1),
    color: theme.palette.status.aborted,
  },
  words: { flex: 1, minWidth: 0 },
}));

/**
 * The name of a group, within a menu. It is no item: `disabled` keeps the menu
 * from giving it the focus.
 */
const GroupName = forwardRef<
  HTMLLIElement,
  { children: string; disabled: true }
>(function NamedGroup({ children }, ref) {
  const classes = useStyles();
  return (
    <ListSubheader ref={ref} role="presentation" className={classes.group}>
      {children}
    </ListSubheader>
  );
});

/** What can be done to the database: the usual thing at once, all else in a menu. */
export function OperationsBar() {
  const classes = useStyles();
  const { t } = useTexts();
  const say = useSay();
  const { value, open } = useDatabaseOperations();
  const refusal = useRefusal();
  const [anchor, setAnchor] = useState<HTMLElement>();

  const groups = new Map<OperationGroup, OperationOffer[]>();
  for (const offer of value?.operations ?? []) {
    groups.set(offer.group, [...(groups.get(offer.group) ?? []), offer]);
  }
  const choose = (id: OperationId) => {
    setAnchor(undefined);
    open(id);
  };
  // The menu moves the focus among its children, so there is nothing between.
  const items = [...groups].flatMap(([group, offers]) => [
    <GroupName key={`group ${group}`} disabled>
      {t(`operations.groups.${group}`)}
    </GroupName>,
    ...offers.map(({ id, allowed, refused, messages }) => (
      <MenuItem
        key={id}
        aria-disabled={!allowed}
        disableRipple={!allowed}
        className={`${classes.item} ${allowed ? '' : classes.refused}`}
        onClick={allowed ? () => choose(id) : undefined}
      >
        <span className={classes.words}>
          <Typography
            component="span"
            variant="body2"
            display="block"
            color={allowed ? 'textPrimary' : 'textSecondary'}
          >
            {t(`operations.titles.${id}`)}
          </Typography>
          {refused && (
            <Typography
              component="span"
              variant="caption"
              display="block"
              color="textSecondary"
            >
              {say(messages?.refused, refused)}
            </Typography>
          )}
        </span>
        {!allowed && (
          <LockIcon aria-hidden fontSize="small" className={classes.icon} />
        )}
      </MenuItem>
    )),
  ]);
  return (
    <div className={classes.buttons}>
      <OperationButton
        refused={refusal('backup')}
        onClick={() => open('backup')}
      >
        {t('operations.titles.backup')}
      </OperationButton>
      <OperationButton
        refused={value ? undefined : refusal('backup')}
        expanded={anchor !== undefined}
        endIcon={<MoreIcon />}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('operations.menu')}
      </OperationButton>
      <Menu
        anchorEl={anchor}
        open={anchor !== undefined}
        onClose={() => setAnchor(undefined)}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        PaperProps={{ className: classes.menu }}
        MenuListProps={{
          disabledItemsFocusable: true,
          'aria-label': t('operations.menu'),
        }}
      >
        {items}
      </Menu>
    </div>
  );
}
