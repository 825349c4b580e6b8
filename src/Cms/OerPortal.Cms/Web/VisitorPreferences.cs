using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Security;

namespace OerPortal.Cms.Web;

/// <summary>
/// What a visitor chooses for this device without an account: language and appearance. Plain links
/// <c>/chon/ngon-ngu/{vi|en}?ve=/address</c> and <c>/chon/nen/{auto|light|dark}?ve=/address</c>, remembered in two cookies.
/// </summary>
internal static class VisitorPreferences
{
    internal const string LanguageCookie = "oer.lang";
    internal const string AppearanceCookie = "oer.theme";

    internal static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    internal static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary><c>light</c>, <c>dark</c>, or null for the device's own.</summary>
    internal static string? AppearanceOf(HttpRequest request)
        => request.Cookies[HostCookie.NameOf(AppearanceCookie, request)] is ("light" or "dark") and var chosen ? chosen : null;

    /// <summary>
    /// Vietnamese unless the visitor chose English; browsers' preferences say little on school computers. Reading apps choose nothing:
    /// their address says it (<c>lang</c>), or their own language does.
    /// </summary>
    internal static Task<ProviderCultureResult?> LanguageOf(HttpContext http)
    {
        var chosen = http.Request.Cookies[HostCookie.NameOf(LanguageCookie, http.Request)];
        if (ErrorAnswers.IsForApps(http.Request.Path)) chosen = Known(http.Request.Query["lang"]) ?? Known(chosen) ?? Spoken(http.Request);
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(chosen == "en" ? English.Name : Vietnamese.Name));
    }

    private static string? Known(string? language) => language is "vi" or "en" ? language : null;

    private static string? Spoken(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => Known(language.Value.Value?.Split('-')[0].ToLowerInvariant()))
        .FirstOrDefault(language => language is not null);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/chon/ngon-ngu/{language}", (string language, string? ve, HttpContext http)
            => Remember(http, LanguageCookie, language is "en" ? "en" : "vi", ve));
        routes.MapGet("/chon/nen/{appearance}", (string appearance, string? ve, HttpContext http)
            => Remember(http, AppearanceCookie, appearance is "light" or "dark" ? appearance : "auto", ve));
    }

    private static IResult Remember(HttpContext http, string cookie, string value, string? back)
    {
        http.Response.Cookies.Append(HostCookie.NameOf(cookie, http.Request), value, new CookieOptions
        {
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            IsEssential = true,
        });
        return Results.LocalRedirect(IsLocal(back) ? back! : http.Request.PathBase + "/");
    }

    private static bool IsLocal(string? address)
        => address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl);
}
