using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using OerPortal.Cms.Security;

namespace OerPortal.Cms.Web;

/// <summary>Keeps answers of <see cref="GuestCacheAttribute"/> endpoints for guests, apart by site, address, query, language and chosen appearance.</summary>
internal sealed class GuestCachePolicy : IOutputCachePolicy
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(60);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var marked = http.GetEndpoint()?.Metadata.GetMetadata<GuestCacheAttribute>();
        var may = marked is not null
            && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && OpenedThings.IsForGuests(http);
        context.EnableOutputCaching = may;
        context.AllowCacheLookup = may;
        context.AllowCacheStorage = may;
        context.AllowLocking = true;
        if (!may)
            return ValueTask.CompletedTask;

        context.ResponseExpirationTimeSpan = Keep;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        context.CacheVaryByRules.VaryByValues["appearance"] = VisitorPreferences.AppearanceOf(http.Request) ?? "";
        context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
        context.Tags.Add(PageCache.Everything);
        foreach (var tag in marked!.Tags)
            context.Tags.Add(Filled(tag, http.Request.RouteValues));
        return ValueTask.CompletedTask;
    }

    private static string Filled(string tag, RouteValueDictionary values)
    {
        var (from, to) = (tag.IndexOf('{', StringComparison.Ordinal), tag.IndexOf('}', StringComparison.Ordinal));
        return from < 0 ? tag : $"{tag[..from]}{values[tag[(from + 1)..to]]}{tag[(to + 1)..]}";
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
