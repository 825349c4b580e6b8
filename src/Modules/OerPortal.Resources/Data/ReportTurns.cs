using System.Net;
using System.Threading.RateLimiting;
using OerPortal.Cms.Security;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>
/// How often one may report. Of guests only the address is known, and a whole school may share it: it is counted in memory and written nowhere.
/// </summary>
internal sealed class ReportTurns : IDisposable
{
    internal const int OfAddressAtOnce = 12;

    private readonly PartitionedRateLimiter<string> _guests = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new() { TokenLimit = OfAddressAtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(2), QueueLimit = 0 }));

    private readonly PartitionedRateLimiter<Guid> _people = PartitionedRateLimiter.Create<Guid, Guid>(person =>
        RateLimitPartition.GetTokenBucketLimiter(person, _ => new() { TokenLimit = ReportLimits.OfPersonAtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(10), QueueLimit = 0 }));

    /// <returns>False when it is too much.</returns>
    internal bool Take(ICurrentPerson person, IPAddress? from)
    {
        using var turn = person.Id is { } id ? _people.AttemptAcquire(id) : _guests.AttemptAcquire(Whole(from));
        return turn.IsAcquired;
    }

    public void Dispose()
    {
        _guests.Dispose();
        _people.Dispose();
    }

    // Of the newer addresses one visitor has 2^64.
    private static string Whole(IPAddress? from)
    {
        if (from is null)
            return "";
        var bytes = from.MapToIPv6().GetAddressBytes();
        return Convert.ToHexString(from.IsIPv4MappedToIPv6 || from.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? bytes : bytes.AsSpan(0, 8));
    }
}
