using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using OerPortal.Cms.Security;

namespace OerPortal.Classes.Data;

/// <summary>
/// Slows down who guesses codes: wrong ones are counted by network address. A school is one address with a thousand pupils, and right codes are not
/// counted; a code opens nothing but at its own school. Singleton.
/// </summary>
internal sealed class CodeTries(IConfiguration configuration, TimeProvider time)
{
    private readonly WindowCounts<string> _wrong = new(TimeSpan.FromMinutes(10), time);

    private readonly int _most = configuration.GetValue("Classes:WrongCodes", 60);

    internal bool AreTooMany(IPAddress? address) => _wrong.Of(Key(address)) >= _most;

    /// <summary>Looks for what a code leads to, and counts it when it leads nowhere.</summary>
    internal async Task<T?> LookAsync<T>(IPAddress? address, Task<T?> found)
        where T : class
    {
        var there = await found;
        if (there is null)
            _wrong.Count(Key(address));
        return there;
    }

    internal int SecondsLeft() => _wrong.SecondsLeft();

    // An IPv6 home owns a whole /64.
    private static string Key(IPAddress? address)
        => address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.MapToIPv4().ToString() ?? "";
}
