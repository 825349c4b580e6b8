using System.Net;
using System.Net.NetworkInformation;

namespace OerPortal.Cms.Hosting;

/// <summary>Looks whether the portal's port is free before anything is migrated or begun.</summary>
internal static class FreePorts
{
    /// <param name="urls">As ASP.NET Core reads them, parted by semicolons; null for its default.</param>
    /// <exception cref="StartRefusedException">Another program listens there; the message says what to do.</exception>
    internal static void Demand(string? urls)
    {
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Uri.TryCreate(url.Replace("//+", "//0.0.0.0", StringComparison.Ordinal).Replace("//*", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address)
                && address.Port > 0 && Array.Exists(listening, l => l.Port == address.Port && Meets(l.Address, address.Host)))
                throw new StartRefusedException($"Port {address.Port} is in use. Stop the program that uses it, or choose another one: PORT={address.Port + 1}.");
        }
    }

    private static bool Meets(IPAddress taken, string host) =>
        taken.Equals(IPAddress.Any) || taken.Equals(IPAddress.IPv6Any) || !IPAddress.TryParse(host, out var wanted)
        || wanted.Equals(IPAddress.Any) || wanted.Equals(IPAddress.IPv6Any) || wanted.Equals(taken);
}
