using System.Text;
using System.Text.Json;

namespace OerPortal.Resources.Linking;

/// <summary>Where others pass a link on. A plain link: nothing of theirs is loaded here.</summary>
internal static class SharedAddress
{
    /// <summary>Zalo takes the link as JSON in Base64, as its own button sends it.</summary>
    internal static string Zalo(string address)
        => "https://sp.zalo.me/share_inline?d=" + Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { url = address }))));
}
