using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;

namespace OerPortal.Accounts.SignIn;

/// <summary>
/// Slows guessing down without locking anybody out. Failures fill a bucket that leaks: five for one name, then one a minute;
/// three hundred for one address (a school is one address with a thousand pupils), then one every two seconds.
/// Unknown names are counted like known ones, so that the answer tells nothing.
/// </summary>
internal sealed class SignInAttempts(AccountsDbContext db, TimeProvider time)
{
    internal static readonly Bucket PerName = new("name", 5, TimeSpan.FromMinutes(1));
    internal static readonly Bucket PerAddress = new("address", 300, TimeSpan.FromSeconds(2));

    internal static readonly Bucket Registrations = new("register", 60, TimeSpan.FromMinutes(1));

    /// <summary>
    /// Counts a try before the password is looked at: tries made at the same moment must not all pass. A try that turns out well is
    /// taken back by <see cref="ForgiveAsync"/>.
    /// </summary>
    /// <returns>How long to wait before the next try; zero when this one may go on.</returns>
    internal async Task<TimeSpan> CountAsync(string name, IPAddress? address, CancellationToken cancellation)
    {
        var wait = await FillAsync(PerAddress, AddressKey(address), cancellation);
        return wait > TimeSpan.Zero ? wait : await FillAsync(PerName, name, cancellation);
    }

    /// <summary>Counts a registration from the address; see <see cref="Registrations"/>.</summary>
    internal Task<TimeSpan> CountRegistrationAsync(IPAddress? address, CancellationToken cancellation)
        => FillAsync(Registrations, AddressKey(address), cancellation);

    internal async Task ForgiveAsync(string name, IPAddress? address, CancellationToken cancellation)
    {
        var nameKey = PerName.Key(name);
        await db.SignInFailures.Where(f => f.Key == nameKey).ExecuteDeleteAsync(cancellation);
        await LowerAsync([PerAddress.Key(AddressKey(address))], cancellation);
    }

    /// <summary>
    /// Takes back only the try that was just counted: the password was right, but a code is still to come. Were all forgiven, whoever knows
    /// the password could guess codes without end.
    /// </summary>
    internal Task TakeBackAsync(string name, IPAddress? address, CancellationToken cancellation)
        => LowerAsync([PerName.Key(name), PerAddress.Key(AddressKey(address))], cancellation);

    private Task<int> LowerAsync(string[] keys, CancellationToken cancellation) => db.SignInFailures.Where(f => keys.Contains(f.Key) && f.Level > 0)
        .ExecuteUpdateAsync(f => f.SetProperty(row => row.Level, row => Math.Max(0, row.Level - 1)), cancellation);

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

    /// <summary>An IPv6 home owns a whole /64; counting single addresses would not slow it down.</summary>
    private static string AddressKey(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    /// <param name="Size">Failures that cost nothing.</param>
    internal sealed record Bucket(string Kind, int Size, TimeSpan OneLeaksIn)
    {
        internal string Key(string what)
            => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind}:{what}")));
    }
}
