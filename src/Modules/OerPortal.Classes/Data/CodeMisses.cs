using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using OerPortal.Cms.Security;

namespace OerPortal.Classes.Data;

/// <summary>Codes that led nowhere, counted by network address. Singleton.</summary>
internal sealed class CodeMisses(IConfiguration configuration, TimeProvider time)
{
    /// <summary>How many times as many are let through where a school is at home: the address is that of a thousand pupils.</summary>
    internal const int AtSchoolTimes = 10;

    private readonly WindowCounts<string> _counts = new(TimeSpan.FromMinutes(10), time);

    private readonly int _most = configuration.GetValue("Classes:WrongCodes", 60);

    internal void Count(IPAddress? address) => _counts.Count(Key(address));

    internal bool AreTooMany(IPAddress? address, int times = 1) => _counts.Of(Key(address)) >= _most * times;

    internal int SecondsLeft() => _counts.SecondsLeft();

    // An IPv6 home owns a whole /64.
    private static string Key(IPAddress? address)
        => address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.MapToIPv4().ToString() ?? "";
}
