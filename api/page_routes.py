"""The page at `/`, its files, and the sample CVs to try it with."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse

from api.assets import Asset, Assets
from api.problems import NO_PAGE_FILE, Problem
from api.samples import Sample

router = APIRouter(include_in_schema=False)

FOR_EVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"


def assets_of(request: Request) -> Assets:
    """The files of the page that the application was created with."""
    assets: Assets = request.app.state.assets
    return assets


def samples_of(request: Request) -> tuple[Sample, ...]:
    """The sample CVs that the application was created with."""
    samples: tuple[Sample, ...] = request.app.state.samples
    return samples


Served = Annotated[Assets, Depends(assets_of)]
Offered = Annotated[tuple[Sample, ...], Depends(samples_of)]


@router.api_route("/", methods=["GET", "HEAD"])
async def page(request: Request, assets: Served) -> Response:
    """The page; unchanged since the browser last asked, only that is said."""
    tag = f'W/"{assets.version}"'
    headers = {"ETag": tag, "Cache-Control": ASK_EACH_TIME}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return _response(assets.page, request, headers)


@router.api_route("/static/{version}/{path:path}", methods=["GET", "HEAD"])
async def static(request: Request, version: str, path: str, assets: Served) -> Response:
    """A file of the page. Another version is refused: its files would not fit the ones that came before."""
    if version != assets.version or path not in assets.files:
        raise Problem(NO_PAGE_FILE, "This version of the page has no such file.")
    return _response(assets.files[path], request, {"Cache-Control": FOR_EVER})


@router.get("/samples")
async def samples(offered: Offered) -> list[dict[str, str]]:
    """The sample CVs by name, with who wrote each."""
    return [{"name": one.name, "who": one.who, "layout": one.layout} for one in offered]


@router.get("/samples/{name}")
async def sample(name: str, offered: Offered) -> FileResponse:
    """One sample CV."""
    found = next((one for one in offered if one.name == name), None)
    if found is None:
        raise Problem(NO_PAGE_FILE, "There is no sample of this name.")
    return FileResponse(found.path, media_type="application/pdf")


def _response(asset: Asset, request: Request, headers: dict[str, str]) -> Response:
    """A file as it is, or packed where the browser takes that: the page is then a third as heavy."""
    headers = {**headers, "Content-Type": asset.media_type, "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(asset.content, headers=headers)
    return Response(asset.packed, headers={**headers, "Content-Encoding": "gzip"})
