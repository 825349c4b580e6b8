using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>A route as the running portal maps it.</summary>
/// <param name="Text">Verb, pattern and handler, for example <c>POST toi?handler=Name</c>.</param>
/// <param name="Ids">Names of the ids its handler takes from route, query or form.</param>
/// <param name="IsPage">A Razor page, which answers any verb.</param>
internal sealed record PortalRoute(string Text, IReadOnlyList<string> Ids, bool IsPage)
{
    public bool Changes => !Text.StartsWith("GET ", StringComparison.Ordinal) && !Text.StartsWith("HEAD ", StringComparison.Ordinal) && !Text.StartsWith("OPTIONS ", StringComparison.Ordinal);

    public string Pattern => Text.Split(' ')[1].Split("?handler=")[0];
}

internal static class PortalRoutes
{
    /// <summary>Everything but files of the build, which are the same for everybody.</summary>
    public static async Task<IReadOnlyList<PortalRoute>> AllAsync(IServiceProvider services)
    {
        var routes = new List<PortalRoute>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                continue;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                routes.AddRange(await OfPageAsync(services.GetRequiredService<PageLoader>(), page, endpoint));
            else
                routes.AddRange(OfMethods(endpoint));
        }

        return [.. routes.DistinctBy(r => r.Text)];
    }

    private static IEnumerable<PortalRoute> OfMethods(RouteEndpoint endpoint)
    {
        // Health checks answer any verb alike.
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        return methods.Select(m => new PortalRoute($"{m} {endpoint.RoutePattern.RawText}", [.. endpoint.RoutePattern.Parameters.Select(p => p.Name)], false));
    }

    private static async Task<IEnumerable<PortalRoute>> OfPageAsync(PageLoader pages, PageActionDescriptor page, RouteEndpoint endpoint)
    {
        var compiled = await pages.LoadAsync(page, endpoint.Metadata);
        var bound = compiled.BoundProperties.Where(p => IsId(p.ParameterType)).Select(p => p.Name);
        return compiled.HandlerMethods.Select(h => new PortalRoute(
            $"{h.HttpMethod.ToUpperInvariant()} {endpoint.RoutePattern.RawText}{(h.Name is null ? "" : $"?handler={h.Name}")}",
            [.. h.Parameters.Where(p => IsId(p.ParameterType)).Select(p => p.Name).Concat(bound)], true));
    }

    private static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid);
}
