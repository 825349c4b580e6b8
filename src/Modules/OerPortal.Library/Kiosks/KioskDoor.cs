using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Cards;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Kiosks;

/// <summary>Opens and closes kiosks of the current school. A kiosk is no account: what it may do is lend by the rules and take back, on its own page.</summary>
internal sealed class KioskDoor(LibraryDbContext db, ISiteContext site, ICurrentPerson person, IDataProtectionProvider protection, TimeProvider time)
{
    internal const int NameLength = 60;
    internal const int CodeLength = 8;
    internal static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ReaderLasts = TimeSpan.FromMinutes(3);
    private const string Cookie = "oer.kiosk";

    private readonly IDataProtector _cookies = protection.CreateProtector("library.kiosk");
    private readonly ITimeLimitedDataProtector _readers = protection.CreateProtector("library.kiosk.reader").ToTimeLimitedDataProtector();

    internal async Task<IReadOnlyList<Kiosk>> AllAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await db.Kiosks.AsNoTracking().Where(k => k.ClosedAt == null && (k.OpenedAt != null || k.CodeUntil > now)).OrderByDescending(k => k.MadeAt).ToListAsync(cancellation);
    }

    /// <returns>The code to type at the device; it is kept nowhere.</returns>
    internal async Task<string> MakeAsync(string name, CancellationToken cancellation)
    {
        var code = TypedCode.New(CodeLength);
        var now = time.GetUtcNow();
        var kiosk = new Kiosk { SiteId = site.Current.Id, Name = name, CodeHash = TypedCode.HashOf(code), CodeUntil = now + CodeLasts, MadeAt = now, MadeBy = person.Id };
        db.Kiosks.Add(kiosk);
        db.Record("library.kiosk.make", $"site:{site.Current.Id}", new { kiosk.Name });
        await db.SaveChangesAsync(cancellation);
        return code;
    }

    internal async Task<bool> CloseAsync(Guid kioskId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await db.Kiosks.Where(k => k.Id == kioskId && k.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(k => k.ClosedAt, now).SetProperty(k => k.CodeHash, (byte[]?)null), cancellation) > 0;
    }

    /// <summary>Opens this device; a code opens one.</summary>
    internal async Task<bool> OpenAsync(string code, HttpContext http, CancellationToken cancellation)
    {
        var (hash, now) = (TypedCode.HashOf(code), time.GetUtcNow());
        var kiosk = await db.Kiosks.AsNoTracking().FirstOrDefaultAsync(k => k.CodeHash == hash && k.CodeUntil > now && k.ClosedAt == null, cancellation);
        // Of two devices at once the first has it.
        if (kiosk is null || await db.Kiosks.Where(k => k.Id == kiosk.Id && k.CodeHash != null).ExecuteUpdateAsync(set => set.SetProperty(k => k.CodeHash, (byte[]?)null).SetProperty(k => k.OpenedAt, now), cancellation) == 0)
            return false;
        http.Response.Cookies.Append(Cookie, _cookies.Protect($"{kiosk.Id}"), new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = http.Request.PathBase + LibraryAddress.Kiosk,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return true;
    }

    /// <summary>The kiosk that asks; null for any other device.</summary>
    internal async Task<Kiosk?> AskingAsync(HttpContext http, CancellationToken cancellation)
        => http.Request.Cookies[Cookie] is { } cookie && Guid.TryParse(Unprotect(() => _cookies.Unprotect(cookie)), out var id)
            ? await db.Kiosks.AsNoTracking().FirstOrDefaultAsync(k => k.Id == id && k.OpenedAt != null && k.ClosedAt == null, cancellation)
            : null;

    /// <summary>Who stands at the kiosk, for the next scans: a card is not asked for at each book, and forgotten soon.</summary>
    internal string Remember(Guid personId) => _readers.Protect($"{personId}", ReaderLasts);

    internal Guid? Remembered(string? written) => written is not null && Guid.TryParse(Unprotect(() => _readers.Unprotect(written)), out var id) ? id : null;

    private static string? Unprotect(Func<string> unprotect)
    {
        try
        {
            return unprotect();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
