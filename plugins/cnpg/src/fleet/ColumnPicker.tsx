import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import ColumnsIcon from '@material-ui/icons/ViewColumn';
import { useState } from 'react';
import { columns } from './columns';
import type { useChosenColumns } from './useChosenColumns';
import { useFleetTexts } from './useFleetTexts';

/** Which columns are shown. */
export function ColumnPicker(props: ReturnType<typeof useChosenColumns>) {
  const { chosen, toggle, reset } = props;
  const { fleet } = useFleetTexts();
  const [anchor, setAnchor] = useState<Element>();
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        startIcon={<ColumnsIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {fleet('columns.choose')}
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
      >
        {columns.map(column => {
          const isChosen = chosen.includes(column);
          return (
            <MenuItem
              key={column.id}
              dense
              role="menuitemcheckbox"
              aria-checked={isChosen}
              onClick={() => toggle(column.id)}
            >
              <Checkbox
                size="small"
                edge="start"
                checked={isChosen}
                tabIndex={-1}
                inputProps={{ 'aria-hidden': true }}
              />
              {fleet(`column.${column.id}`)}
            </MenuItem>
          );
        })}
        {reset && (
          <MenuItem dense onClick={reset}>
            {fleet('columns.reset')}
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
