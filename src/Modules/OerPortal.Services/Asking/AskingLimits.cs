using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Services.Models;

namespace OerPortal.Services.Asking;

/// <summary>
/// How often somebody may ask one thing of one library in an hour, in memory of this instance. A whole school stands behind one address, so
/// guests there have more than a person with an account. Singleton.
/// </summary>
internal sealed class AskingLimits(TimeProvider time)
{
    internal const int OfPerson = 10;
    internal const int OfAddress = 30;

    private const int NetworkBytes = 8;

    private readonly WindowCounts<(Guid Site, ServiceKind Service, string Who)> _counts = new(TimeSpan.FromHours(1), time);

    /// <returns>Minutes to wait; 0 when it may be asked now.</returns>
    internal int Ask(Guid siteId, ServiceKind service, Guid? personId, IPAddress? from)
    {
        var who = personId?.ToString() ?? Network(from);
        return _counts.Count((siteId, service, who)) > (personId is null ? OfAddress : OfPerson) ? (_counts.SecondsLeft() + 59) / 60 : 0;
    }

    // One household or school has a whole /64 of IPv6.
    private static string Network(IPAddress? from)
        => from is null ? "?" : from.IsIPv4MappedToIPv6 || from.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? from.MapToIPv4().ToString() : Convert.ToHexString(from.GetAddressBytes()[..NetworkBytes]);
}
