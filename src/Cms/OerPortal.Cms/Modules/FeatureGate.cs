using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Modules;

/// <summary>Where a site has a feature switched off, its addresses answer like unknown ones.</summary>
internal sealed class FeatureGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var needed = http.GetEndpoint()?.Metadata.GetOrderedMetadata<RequiresFeatureAttribute>() ?? [];
        if (needed.Count == 0)
            return next(http);
        var site = http.RequestServices.GetRequiredService<ISiteContext>();
        if (needed.All(n => site.HasFeature(n.Feature)))
            return next(http);
        return NotThere.AnswerAsync(http);
    }
}
