using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using OerPortal.Cms.Security;
using OerPortal.Cms.Ui;

namespace OerPortal.Theme;

/// <summary>What the layouts know of the page they surround: its ViewData, its address, and what the visitor chose.</summary>
public sealed class PageLook
{
    private const int LongestQuery = 4000;

    private readonly string _path;

    private PageLook(HttpContext http, ViewDataDictionary data)
    {
        var request = http.Request;
        // An error page stands at the address that failed, not at its own.
        var failed = http.Features.Get<IStatusCodeReExecuteFeature>();
        Base = failed?.OriginalPathBase ?? request.PathBase.Value ?? "";
        _path = Base + (failed?.OriginalPath ?? request.Path.Value);
        var query = failed is null ? request.QueryString.Value : failed.OriginalQueryString;
        // It stands in eight links of the page.
        Here = Uri.EscapeDataString(_path + (query?.Length > LongestQuery ? "" : query));
        Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Theme = request.Cookies[HostCookie.NameOf("oer.theme", request)] is ("light" or "dark") and var chosen ? chosen : null;
        Title = data["Title"]?.ToString();
        Description = data["Description"]?.ToString();
        NoIndex = data["NoIndex"] is true;
        OgType = data["OgType"]?.ToString() ?? "website";
        Canonical = data["Canonical"] is false ? null : Absolute(request, data["Canonical"]?.ToString() ?? _path);
        Image = data["Image"]?.ToString() is { Length: > 0 } image ? Absolute(request, image) : null;
    }

    /// <summary>What stands before every path of this site: empty, or "/truong/{slug}".</summary>
    public string Base { get; }

    /// <summary>Present address, escaped for use as the value of a query parameter.</summary>
    public string Here { get; }

    /// <summary>"vi" or "en".</summary>
    public string Language { get; }

    /// <summary>"light", "dark", or null where the device decides.</summary>
    public string? Theme { get; }

    /// <summary>Title without the site's name; null on home pages.</summary>
    public string? Title { get; }

    /// <summary>One sentence about the page, or null.</summary>
    public string? Description { get; }

    /// <summary>Absolute canonical address, or null.</summary>
    public string? Canonical { get; }

    /// <summary>Absolute address of the picture for shared links, or null.</summary>
    public string? Image { get; }

    /// <summary>Open Graph type.</summary>
    public string OgType { get; }

    /// <summary>What is the person's own, with how much waits in each; the shell reads it once for header and phone bar. Empty for guests.</summary>
    public IReadOnlyList<MenuItem> Account { get; set; } = [];

    /// <summary>What one does first from any page, or null.</summary>
    public MenuItem? First { get; set; }

    /// <summary>How much waits for the person altogether.</summary>
    public int Waiting => Account.Sum(item => item.Count ?? 0);

    /// <summary>Whether search engines should leave the page alone.</summary>
    public bool NoIndex { get; }

    /// <summary>Address of sign-in that leads back here.</summary>
    public string SignIn => _path.StartsWith(Base + "/dang-", StringComparison.OrdinalIgnoreCase)
        ? Base + "/dang-nhap"
        : $"{Base}/dang-nhap?ve={Here}";

    /// <summary>Reads the look of the page being rendered.</summary>
    public static PageLook Of(HttpContext http, ViewDataDictionary data) => new(http, data);

    /// <summary>"page" where the item leads to this page, "true" where the page stands below it, else null.</summary>
    public string? Current(MenuItem item) =>
        !item.IsCurrent(_path, Base + "/") ? null
        : string.Equals(_path.TrimEnd('/'), item.Url.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) ? "page" : "true";

    /// <summary>Of several items below each other the one that this page stands at, or null.</summary>
    public MenuItem? Nearest(IEnumerable<MenuItem> items) => items.Where(item => item.IsCurrent(_path, Base + "/")).MaxBy(item => item.Url.Length);

    /// <summary>"page" or "true" where this page belongs to one of the paths of a tab, else null.</summary>
    public string? Tab(params string[] paths) =>
        paths.Select(path => Current(new MenuItem("", Base + path, 0))).FirstOrDefault(current => current is not null);

    private static string Absolute(HttpRequest request, string address) =>
        address.StartsWith('/') ? UriHelper.BuildAbsolute(request.Scheme, request.Host).TrimEnd('/') + address : address;
}
