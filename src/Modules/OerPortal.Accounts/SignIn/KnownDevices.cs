using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.SignIn;

/// <summary>
/// Knows a device again that somebody has signed in with, by a sealed cookie (OWASP, "Device Cookies"): failures of others must not keep
/// its people out. It holds a random mark for each of the last few people and serves nothing else; the portal keeps no list of
/// devices. See docs/adr/0016-known-devices.md.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, IHostEnvironment environment)
{
    internal static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    private const string Cookie = "oer.known";
    private const int MostPeople = 5;
    private const int MarkBytes = 16;

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("OerPortal.Accounts.KnownDevices").ToTimeLimitedDataProtector();

    /// <summary>The device's mark for the person, or null where they have never signed in with it.</summary>
    internal string? MarkOf(HttpRequest request, Guid? personId)
        => personId is { } id ? Read(request).FirstOrDefault(known => known.Person == id).Mark : null;

    /// <summary>After the whole way of signing in.</summary>
    internal void Remember(HttpContext http, Guid personId)
    {
        var known = Read(http.Request);
        var mark = known.FirstOrDefault(k => k.Person == personId).Mark ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkBytes));
        var kept = known.Where(k => k.Person != personId).Prepend((Person: personId, Mark: mark)).Take(MostPeople);
        var builder = Builder();
        var options = builder.Build(http);
        options.MaxAge = Lasts;
        options.IsEssential = true;
        http.Response.Cookies.Append(builder.Name!, _seal.Protect(string.Join(';', kept.Select(k => $"{k.Person:N}:{k.Mark}")), Lasts), options);
    }

    private List<(Guid Person, string? Mark)> Read(HttpRequest request)
    {
        if (request.Cookies[Builder().Name!] is not { Length: > 0 } cookie)
            return [];
        try
        {
            return [.. _seal.Unprotect(cookie).Split(';').Select(entry => (Guid.ParseExact(entry[..32], "N"), (string?)entry[33..]))];
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            // Of another portal, too old, or made up.
            return [];
        }
    }

    private CookieBuilder Builder()
    {
        var cookie = new CookieBuilder();
        cookie.BindToHost(Cookie, environment);
        return cookie;
    }
}
