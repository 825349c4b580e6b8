using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OerPortal.Cms.Security;

namespace OerPortal.SignOn.Clients;

/// <summary>A note that this browser keeps and cannot read.</summary>
/// <param name="lasts">How long it counts; the browser itself forgets it when it is closed where <paramref name="isOfSession"/> is set.</param>
internal sealed class SealedCookie<T>(string name, string purpose, TimeSpan lasts, bool isOfSession, IDataProtectionProvider protection, IHostEnvironment environment)
    where T : class
{
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector(purpose).ToTimeLimitedDataProtector();

    internal void Keep(HttpContext http, T note)
    {
        var builder = Builder();
        var options = builder.Build(http);
        options.MaxAge = isOfSession ? null : lasts;
        options.IsEssential = true;
        http.Response.Cookies.Append(builder.Name!, _seal.Protect(JsonSerializer.Serialize(note), lasts), options);
    }

    internal T? Kept(HttpRequest request)
    {
        if (request.Cookies[Builder().Name!] is not { Length: > 0 } kept)
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(_seal.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal void Forget(HttpContext http)
    {
        var builder = Builder();
        http.Response.Cookies.Delete(builder.Name!, builder.Build(http));
    }

    private CookieBuilder Builder()
    {
        var cookie = new CookieBuilder();
        cookie.BindToHost(name, environment);
        return cookie;
    }
}
