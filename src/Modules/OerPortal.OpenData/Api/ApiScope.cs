using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Api;

/// <summary>At which site somebody asks: at the portal everything is answered, at a school what it has contributed.</summary>
internal sealed class ApiScope(ISiteContext site, PortalAddress portal, IHttpContextAccessor http)
{
    private HttpRequest Request => http.HttpContext!.Request;

    /// <summary>What addresses begin with, without a slash at the end.</summary>
    public string Origin => portal.OriginOr(Request);

    /// <summary>The school, or null at the portal.</summary>
    public Site? School => site.Current.IsPortal ? null : site.Current;

    public Guid? SchoolId => School?.Id;

    /// <summary>The sets that everything is in that is answered here.</summary>
    public IReadOnlyList<SetKey> Sets => School is { } school ? [SetKey.School(school.Id)] : [];

    /// <summary>An address of this API here.</summary>
    public string Address(string path) => Origin + Request.PathBase + path;

    /// <summary>The address that was asked for, with one parameter changed.</summary>
    public string With(ApiParameter parameter, string value)
    {
        var taken = http.HttpContext!.GetEndpoint()?.Metadata.GetMetadata<TakesParameters>()?.All ?? [];
        var query = taken.Where(p => p.Name != parameter.Name && Request.Query.ContainsKey(p.Name)).Select(p => KeyValuePair.Create(p.Name, (string?)Request.Query[p.Name].ToString()));
        return QueryHelpers.AddQueryString(Address(Request.Path), query.Append(KeyValuePair.Create<string, string?>(parameter.Name, value)));
    }
}
