using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Security;

namespace OerPortal.Cms.Web;

/// <summary>
/// Gives cacheable answers an ETag made of their bytes, and all pages their cache rules: a browser may keep a page but must ask;
/// a signed-in person's page belongs to nobody else. Kept pages get them before they are kept, so that later answers have them too.
/// </summary>
internal sealed class GuestETag(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var isGuestPage = http.GetEndpoint()?.Metadata.GetMetadata<GuestCacheAttribute>() is not null && OpenedThings.IsForGuests(http);
        http.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            if (response.Headers.CacheControl.Count == 0)
                response.Headers.CacheControl = OpenedThings.IsForGuests(response.HttpContext) ? "no-cache" : "private, no-cache";
            return Task.CompletedTask;
        }, http.Response);
        if (isGuestPage)
        {
            http.Response.Headers.CacheControl = "no-cache";
            // Language, appearance and who is signed in.
            if (http.GetEndpoint()?.Metadata.GetMetadata<WithoutSessionAttribute>() is null)
                http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
        }

        if (isGuestPage && HttpMethods.IsGet(http.Request.Method))
            await TagAsync(http);
        else
            await next(http);
    }

    private async Task TagAsync(HttpContext http)
    {
        var wire = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = wire;
        }

        if (http.Response.StatusCode == StatusCodes.Status200OK && http.Response.Headers.ETag.Count == 0)
            http.Response.Headers.ETag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length))[..16])}\"", isWeak: true).ToString();
        page.Position = 0;
        await page.CopyToAsync(wire, http.RequestAborted);
    }
}
