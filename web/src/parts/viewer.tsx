import OpenSeadragon from 'openseadragon';
import { useEffect, useRef } from 'preact/hooks';
import type { Region } from '../../../src/model/position.ts';
import { pictureService } from '../api.ts';

export interface Zone {
  /** What the zone belongs to: "p4", "mark 4", "date". */
  readonly id: string;
  readonly page: number;
  readonly region: Region;
  readonly kind: 'paragraph' | 'mark' | 'head' | 'furniture' | 'finding';
  readonly label: string;
}

interface ViewerProps {
  readonly sha256: string;
  readonly page: number;
  readonly zones: readonly Zone[];
  /** Id of the zone that is looked at. */
  readonly active: string | null;
  readonly onPoint: (id: string | null) => void;
  readonly onChoose: (id: string) => void;
}

/** A page's picture with deep zoom, and the places of what was read on it. */
export function Viewer({ sha256, page, zones, active, onPoint, onChoose }: ViewerProps) {
  const box = useRef<HTMLDivElement>(null);
  const viewer = useRef<OpenSeadragon.Viewer | null>(null);
  const handlers = useRef({ onPoint, onChoose });
  handlers.current = { onPoint, onChoose };
  const looked = useRef(active);
  looked.current = active;

  useEffect(() => {
    if (!box.current) return undefined;
    const made = OpenSeadragon({
      element: box.current,
      showNavigationControl: false,
      drawer: 'canvas',
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      visibilityRatio: 0.5,
      minZoomImageRatio: 0.8,
      maxZoomPixelRatio: 3,
      animationTime: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 0.5,
    });
    viewer.current = made;
    return () => {
      viewer.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    viewer.current?.open([{ tileSource: `${pictureService(sha256, page)}/info.json` }]);
  }, [sha256, page]);

  useEffect(() => {
    const made = viewer.current;
    if (!made) return undefined;
    const draw = (): void => {
      made.clearOverlays();
      const image = made.world.getItemAt(0) as OpenSeadragon.TiledImage | undefined;
      if (!image) return;
      for (const zone of zones.filter((one) => one.page === page))
        made.addOverlay({
          element: zoneElement(zone, handlers),
          location: image.imageToViewportRectangle(
            zone.region.x,
            zone.region.y,
            zone.region.w,
            zone.region.h,
          ),
        });
      show(made, zones, page, looked.current);
    };
    if (made.world.getItemCount() > 0) draw();
    made.addHandler('open', draw);
    return () => made.removeHandler('open', draw);
  }, [zones, page, sha256]);

  useEffect(() => {
    if (viewer.current) show(viewer.current, zones, page, active);
  }, [active, page]);

  const zoom = (by: number): void => {
    viewer.current?.viewport.zoomBy(by);
    viewer.current?.viewport.applyConstraints();
  };
  return (
    <div class="viewer">
      <div ref={box} class="viewer-canvas" />
      <div class="viewer-tools" role="group" aria-label="Zoom">
        <button type="button" onClick={() => zoom(1.4)} aria-label="Zoom in">
          +
        </button>
        <button type="button" onClick={() => zoom(1 / 1.4)} aria-label="Zoom out">
          −
        </button>
        <button
          type="button"
          onClick={() => viewer.current?.viewport.goHome()}
          aria-label="Fit the whole page"
        >
          Fit
        </button>
      </div>
    </div>
  );
}

function zoneElement(
  zone: Zone,
  handlers: { readonly current: Pick<ViewerProps, 'onPoint' | 'onChoose'> },
): HTMLElement {
  const element = document.createElement('div');
  element.className = `zone zone-${zone.kind}`;
  element.dataset.zone = zone.id;
  element.title = zone.label;
  element.addEventListener('mouseenter', () => handlers.current.onPoint(zone.id));
  element.addEventListener('mouseleave', () => handlers.current.onPoint(null));
  new OpenSeadragon.MouseTracker({ element, clickHandler: () => handlers.current.onChoose(zone.id) });
  return element;
}

/** Sets the zone off, and brings it into view where it is out of it. */
function show(
  viewer: OpenSeadragon.Viewer,
  zones: readonly Zone[],
  page: number,
  active: string | null,
): void {
  for (const element of viewer.element.querySelectorAll<HTMLElement>('.zone'))
    element.classList.toggle('active', element.dataset.zone === active);
  const zone = zones.find((one) => one.id === active && one.page === page);
  const image = viewer.world.getItemAt(0) as OpenSeadragon.TiledImage | undefined;
  if (!zone || !image) return;
  const { x, y, w, h } = zone.region;
  const place = image.imageToViewportRectangle(x, y, w, h);
  const bounds = viewer.viewport.getBounds();
  const center = place.getCenter();
  const inView =
    center.x > bounds.x &&
    center.x < bounds.x + bounds.width &&
    center.y > bounds.y &&
    center.y < bounds.y + bounds.height;
  if (!inView) viewer.viewport.panTo(center);
}
