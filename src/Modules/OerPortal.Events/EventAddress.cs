namespace OerPortal.Events;

/// <summary>Addresses of this module, below a site.</summary>
internal static class EventAddress
{
    internal const string Events = "/su-kien";
    internal const string Calendar = "/su-kien/lich.ics";
    internal const string Desk = "/quan-tri/su-kien";
    internal const string New = "moi";

    internal static string Page(string publicId) => $"{Events}/{publicId}";

    internal static string File(string publicId) => $"{Events}/{publicId}/lich.ics";

    internal static string Follow(string key) => $"{Events}/dang-ki/{key}";

    internal static string Edit(string publicId) => $"{Desk}/{publicId}";

    internal static string People(string publicId) => $"{Desk}/{publicId}/danh-sach";

    internal static string Report(string publicId) => $"{Desk}/{publicId}/tuong-thuat";
}
