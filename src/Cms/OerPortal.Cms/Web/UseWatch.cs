using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace OerPortal.Cms.Web;

/// <summary>Tells those who count of what was given out (<see cref="CountedAttribute"/>). Stands before the page cache, which answers without the endpoint.</summary>
internal sealed class UseWatch(RequestDelegate next, IEnumerable<IUseObserver> observers)
{
    private readonly IUseObserver[] _observers = [.. observers];

    public Task InvokeAsync(HttpContext http)
        => http.GetEndpoint()?.Metadata.GetMetadata<CountedAttribute>() is { } counted && HttpMethods.IsGet(http.Request.Method) ? WatchAsync(http, counted) : next(http);

    private async Task WatchAsync(HttpContext http, CountedAttribute counted)
    {
        await next(http);
        if (!WasGivenOut(http.Response, counted) || http.IsUncounted() || http.GetRouteValue(counted.RouteValue)?.ToString() is not { Length: > 0 } thing)
            return;
        foreach (var observer in _observers)
            observer.Saw(http, counted.Use, thing);
    }

    private static bool WasGivenOut(HttpResponse response, CountedAttribute counted) => response.StatusCode switch
    {
        StatusCodes.Status200OK => true,
        StatusCodes.Status304NotModified => counted.CountsUnchanged,
        // Later parts of a file continue what was counted with the first.
        StatusCodes.Status206PartialContent => response.Headers[HeaderNames.ContentRange].ToString().StartsWith("bytes 0-", StringComparison.Ordinal),
        _ => false,
    };
}
