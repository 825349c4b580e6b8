namespace OerPortal.Campaigns;

/// <summary>Addresses of this module, below a site.</summary>
internal static class CampaignAddress
{
    internal const string Challenges = "/thu-thach";
    internal const string Thanks = "/cam-on";
    internal const string Desk = "/quan-tri/thu-thach";
    internal const string ThanksDesk = "/quan-tri/cam-on";
    internal const string New = "moi";

    internal static string Page(string publicId) => $"{Challenges}/{publicId}";

    internal static string Class(string publicId, Guid classId) => $"{Challenges}/{publicId}/lop/{classId}";

    internal static string Edit(string publicId) => $"{Desk}/{publicId}";

    internal static string EditThanks(string publicId) => $"{ThanksDesk}/{publicId}";

    internal static string Certificate(string publicId) => $"{ThanksDesk}/{publicId}/giay.pdf";
}
