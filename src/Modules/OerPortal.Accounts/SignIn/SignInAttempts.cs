using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;

namespace OerPortal.Accounts.SignIn;

/// <summary>
/// Slows guessing down without keeping anybody out. Failures fill buckets that leak: one for a name at an address, so that
/// strangers elsewhere do not count against its owner; one of its own for a device its owner has signed in with (<see cref="KnownDevices"/>);
/// one for an address (a school is one address with a thousand pupils). In a crowded address each name may still be tried, but wrong only once
/// in ten minutes, and slowly. Unknown names are counted like known ones, so that the answer tells nothing.
/// </summary>
internal sealed class SignInAttempts(AccountsDbContext db, INotices notices, TimeProvider time)
{
    internal static readonly Bucket PerNameAndAddress = new("name-address", 5, TimeSpan.FromMinutes(1));
    internal static readonly Bucket PerNameInACrowd = new("crowd", 1, TimeSpan.FromMinutes(10));
    internal static readonly Bucket PerDevice = new("device", 5, TimeSpan.FromMinutes(1));
    internal static readonly Bucket PerAddress = new("address", 300, TimeSpan.FromSeconds(2));

    /// <summary>Refuses nobody: full, it is news for the person.</summary>
    internal static readonly Bucket News = new("news", 20, TimeSpan.FromMinutes(15));

    internal static readonly Bucket Codes = new("code", 5, TimeSpan.FromMinutes(1));
    internal static readonly Bucket Own = new("own", 5, TimeSpan.FromMinutes(1));
    internal static readonly Bucket OwnCodes = new("own-code", 5, TimeSpan.FromMinutes(1));

    /// <summary>Guesses at a pupil's PIN from wherever nobody of the school signs in: a million PINs, a few hundred guesses a day.</summary>
    internal static readonly Bucket PinsFromElsewhere = new("pin", 60, TimeSpan.FromMinutes(10));

    private static readonly Bucket PlacesOfSchools = new("school", 1, TimeSpan.FromDays(1));

    internal static readonly Bucket Registrations = new("register", 60, TimeSpan.FromMinutes(1));

    internal static readonly Bucket AskedLinks = new("asked-link", 20, TimeSpan.FromMinutes(1));
    internal static readonly Bucket Letters = new("letter", 3, TimeSpan.FromMinutes(20));
    internal static readonly Bucket SiteInvitations = new("invitations", 300, TimeSpan.FromMinutes(1));

    /// <summary>
    /// Counts a try before the password is looked at: tries made at the same moment must not all pass. A try that turns out well is
    /// taken back by <see cref="ForgiveAsync"/>.
    /// </summary>
    /// <param name="device">The device's mark for the person (<see cref="KnownDevices.MarkOf"/>), or null.</param>
    internal async Task<Attempt> BeginAsync(string name, IPAddress? address, string? device, CancellationToken cancellation)
    {
        if (device is not null)
            return await BeginAsync(PerDevice, device, cancellation);
        var place = AddressKey(address);
        var isCrowded = await FillAsync(PerAddress, place, cancellation) > TimeSpan.Zero;
        var own = await BeginAsync(isCrowded ? PerNameInACrowd : PerNameAndAddress, $"{place} {name}", cancellation);
        return isCrowded ? own with { IsCrowded = true } : own with { AddressKey = PerAddress.Key(place) };
    }

    /// <summary>Counts a code from somebody who knew the password. Guesses are counted together wherever they come from: a code is short.</summary>
    /// <param name="device">As in <see cref="BeginAsync(string, IPAddress?, string?, CancellationToken)"/>.</param>
    internal async Task<Attempt> BeginCodeAsync(Guid personId, string? device, CancellationToken cancellation)
    {
        if (device is not null)
            return await BeginAsync(Codes, device, cancellation);
        var attempt = await BeginAsync(Codes, personId.ToString(), cancellation);
        if (attempt.Wait > TimeSpan.Zero)
            await TellAsync(personId, "accounts.notice.codes", cancellation);
        return attempt;
    }

    /// <summary>Counts a PIN. Where pupils of the school sign in, it counts for the name at the address alone, as passwords do.</summary>
    /// <param name="isKnownPlace">Pupils of the school have signed in from the address lately.</param>
    internal async Task<Attempt> BeginPinAsync(Guid personId, IPAddress? address, string? device, bool isKnownPlace, CancellationToken cancellation)
    {
        if (!isKnownPlace && device is null && await FillAsync(PinsFromElsewhere, personId.ToString(), cancellation) is var wait && wait > TimeSpan.Zero)
            return new Attempt(wait, PinsFromElsewhere.Key(personId.ToString()));
        return await BeginAsync($"pin {personId}", address, device, cancellation);
    }

    /// <summary>Counts a password that somebody signed in proves again.</summary>
    internal Task<Attempt> BeginOwnAsync(Guid personId, CancellationToken cancellation) => BeginAsync(Own, personId.ToString(), cancellation);

    /// <summary>Counts a code that somebody signed in proves.</summary>
    internal Task<Attempt> BeginOwnCodeAsync(Guid personId, CancellationToken cancellation) => BeginAsync(OwnCodes, personId.ToString(), cancellation);

    /// <summary>Counts a registration from the address; see <see cref="Registrations"/>.</summary>
    internal Task<TimeSpan> CountRegistrationAsync(IPAddress? address, CancellationToken cancellation)
        => FillAsync(Registrations, AddressKey(address), cancellation);

    /// <summary>Counts a link asked for from the address by who forgot the password.</summary>
    internal Task<TimeSpan> CountAskedLinkAsync(IPAddress? address, CancellationToken cancellation) => FillAsync(AskedLinks, AddressKey(address), cancellation);

    /// <summary>Counts a letter that somebody has sent to a letter box: nobody's is flooded by others.</summary>
    internal Task<TimeSpan> CountLetterAsync(string to, CancellationToken cancellation) => FillAsync(Letters, to, cancellation);

    /// <summary>Counts an invitation by letter of a site.</summary>
    internal Task<TimeSpan> CountInvitationAsync(Guid siteId, CancellationToken cancellation) => FillAsync(SiteInvitations, siteId.ToString(), cancellation);

    /// <summary>The try was the right one: its failures are forgotten, and the address is not charged with it.</summary>
    internal async Task ForgiveAsync(Attempt attempt, CancellationToken cancellation)
    {
        await db.SignInFailures.Where(f => f.Key == attempt.Key).ExecuteDeleteAsync(cancellation);
        if (attempt.AddressKey is { } address)
        {
            await db.SignInFailures.Where(f => f.Key == address && f.Level > 0)
                .ExecuteUpdateAsync(f => f.SetProperty(row => row.Level, row => Math.Max(0, row.Level - 1)), cancellation);
        }
    }

    /// <summary>A password was wrong. Many of them are told to the person, once a day.</summary>
    /// <param name="personId">Null when nobody has the name.</param>
    internal async Task FailedAsync(Guid? personId, string name, CancellationToken cancellation)
    {
        var isMany = await FillAsync(News, personId?.ToString() ?? name, cancellation) > TimeSpan.Zero;
        if (isMany && personId is { } person)
            await TellAsync(person, "accounts.notice.failures", cancellation);
    }

    /// <summary>An IPv6 home owns a whole /64; counting single addresses would not slow it down.</summary>
    internal static string AddressKey(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    /// <summary>An address as it is kept for longer than a day.</summary>
    internal static string PlaceHash(IPAddress? address) => PlacesOfSchools.Key(AddressKey(address));

    private Task TellAsync(Guid personId, string text, CancellationToken cancellation)
        => notices.TellAsync(new Notice(personId, text, [], "/toi", $"{text}:{time.GetUtcNow():yyyy-MM-dd}"), cancellation);

    private async Task<Attempt> BeginAsync(Bucket bucket, string what, CancellationToken cancellation)
        => new(await FillAsync(bucket, what, cancellation), bucket.Key(what));

    private async Task<TimeSpan> FillAsync(Bucket bucket, string what, CancellationToken cancellation)
    {
        var key = bucket.Key(what);
        var now = time.GetUtcNow();
        var leak = bucket.OneLeaksIn.TotalSeconds;
        double room = bucket.Size - 1;
        var counted = await db.Database.ExecuteSqlAsync(
            $"""
            insert into accounts.sign_in_failure as f (key, level, last_at) values ({key}, 1, {now})
            on conflict (key) do update
            set level = greatest(0, f.level - extract(epoch from {now} - f.last_at) / {leak}) + 1, last_at = {now}
            where greatest(0, f.level - extract(epoch from {now} - f.last_at) / {leak}) <= {room}
            """,
            cancellation);
        if (counted == 1)
            return TimeSpan.Zero;
        var full = await db.SignInFailures.AsNoTracking().FirstOrDefaultAsync(f => f.Key == key, cancellation);
        if (full is null)
            return TimeSpan.Zero;
        var wait = ((full.Level - room) * leak) - (now - full.LastAt).TotalSeconds;
        return TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(wait)));
    }

    /// <param name="Size">Failures that cost nothing.</param>
    internal sealed record Bucket(string Kind, int Size, TimeSpan OneLeaksIn)
    {
        internal string Key(string what)
            => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind}:{what}")));
    }
}

/// <summary>A try that has been counted.</summary>
/// <param name="Wait">How long to wait before the next try; zero when this one may go on.</param>
/// <param name="Key">The bucket it was counted in.</param>
/// <param name="AddressKey">The address's bucket where it was counted there too.</param>
/// <param name="IsCrowded">From an address with very many failures: answered slowly.</param>
internal sealed record Attempt(TimeSpan Wait, string Key, string? AddressKey = null, bool IsCrowded = false)
{
    internal bool MustWait => Wait > TimeSpan.Zero;
}
