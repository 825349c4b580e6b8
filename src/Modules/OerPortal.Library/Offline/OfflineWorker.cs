using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using Microsoft.AspNetCore.Hosting;
using OerPortal.Cms.Modules;

namespace OerPortal.Library.Offline;

/// <summary>
/// The service worker that keeps the offline desk on the librarian's computer. It is served beside the page, below the school, because its address says what it may look after
/// (Service Workers §3.4.3); it holds nothing of the school.
/// </summary>
internal static class OfflineWorker
{
    internal static void MapOfflineWorker(this IEndpointRouteBuilder routes)
        => routes.MapGet(LibraryAddress.OfflineWorker, Send).WithMetadata(new RequiresFeatureAttribute("library"));

    private static IResult Send(HttpContext http, IWebHostEnvironment host)
    {
        var file = host.WebRootFileProvider.GetFileInfo("_content/OerPortal.Library/built/offline-worker.js");
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(file.CreateReadStream(), "text/javascript");
    }
}
