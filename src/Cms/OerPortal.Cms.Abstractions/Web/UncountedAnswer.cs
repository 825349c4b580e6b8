using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;

namespace OerPortal.Cms.Web;

public static class UncountedAnswer
{
    private static readonly object Key = new();

    /// <summary>Says that this answer of a <see cref="CountedAttribute"/> endpoint is no use after all: a picture within a page, an owner's own copy.</summary>
    public static void DoesNotCount(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Items[Key] = true;
        // What is answered from memory is known by its address alone.
        if (http.Features.Get<IOutputCacheFeature>() is { } kept)
            kept.Context.AllowCacheStorage = false;
    }

    /// <summary>Whether the endpoint said so.</summary>
    public static bool IsUncounted(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items.ContainsKey(Key);
    }
}
