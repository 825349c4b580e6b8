using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OerPortal.Classes.Doors;

/// <summary>Addresses of a school as somebody types them, one a line: "203.0.113.7", "203.0.113.0/24", "2001:db8:12::/48".</summary>
internal static class SchoolNetworks
{
    internal const int Most = 50;

    /// <summary>A wider one is a provider's and no school's.</summary>
    private const int WidestOfFour = 16;
    private const int WidestOfSix = 32;

    /// <summary>A home or school owns a whole /64 of the sixth version; its machines change their addresses in it.</summary>
    private const int OneSchoolOfSix = 64;

    /// <returns>The networks, or what is wrong: <c>classes.where.fault.{fault}</c> with the line it is in.</returns>
    internal static (IReadOnlyList<string> Networks, (string Fault, string Line)? Wrong) Read(string? typed)
    {
        var networks = new List<string>();
        foreach (var line in (typed ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (networks.Count == Most)
                return ([], ("many", $"{Most}"));
            if (Parse(line) is not { } network)
                return ([], ("malformed", line));
            if (network.PrefixLength < (network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? WidestOfFour : WidestOfSix))
                return ([], ("wide", line));
            networks.Add(Shown(network));
        }

        return networks.Count == 0 ? ([], ("none", "")) : ([.. networks.Distinct()], null);
    }

    internal static bool Contains(IEnumerable<string> networks, IPAddress? address)
        => Plain(address) is { } one && networks.Select(Parse).Any(network => network?.Contains(one) == true);

    /// <summary>The network of whoever asks, as it would be written in the list; null where the portal does not see an address.</summary>
    internal static string? Of(IPAddress? address) => Plain(address) is not { } one ? null
        : one.AddressFamily == AddressFamily.InterNetwork ? one.ToString() : Shown(Network(one, OneSchoolOfSix));

    internal static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private static IPNetwork? Parse(string line)
    {
        var slash = line.IndexOf('/', StringComparison.Ordinal);
        var written = (slash < 0 ? line : line[..slash]).Trim();
        // "1.2" and "010.0.0.1" are numbers of old kinds to the framework, and a slip to whoever typed them.
        if (!IPAddress.TryParse(written, out var address) || (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != written))
            return null;
        var bits = address.GetAddressBytes().Length * 8;
        if (slash < 0)
            return Network(address, bits);
        return int.TryParse(line[(slash + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= bits ? Network(address, prefix) : null;
    }

    // What stands behind the prefix may be typed, and counts for nothing.
    private static IPNetwork Network(IPAddress address, int prefix)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = prefix; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), prefix);
    }

    private static string Shown(IPNetwork network)
        => network.PrefixLength == network.BaseAddress.GetAddressBytes().Length * 8 ? network.BaseAddress.ToString() : network.ToString();
}
