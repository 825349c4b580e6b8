using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Sites;

namespace OerPortal.SignOn;

/// <summary>Where the pages are. The one place that spells it.</summary>
internal static class SignOnAddress
{
    internal const string Authorize = "/connect/authorize";
    internal const string Token = "/connect/token";
    internal const string UserInfo = "/connect/userinfo";
    internal const string Introspect = "/connect/introspect";
    internal const string Revoke = "/connect/revoke";
    internal const string DeviceStart = "/connect/device";
    internal const string EndSession = "/connect/logout";

    /// <summary>Typed off the screen of a device.</summary>
    internal const string Device = "/thiet-bi";

    internal const string Own = "/toi/lien-ket";
    internal const string Arrival = "/dang-nhap/lan-dau";
    internal const string Desk = "/quan-tri/he-thong-ket-noi";
    internal const string NewSystem = Desk + "/moi";

    internal static string System(Guid id) => $"{Desk}/{id}";

    internal static string Start(string provider) => $"/dang-nhap/qua/{provider}";

    /// <summary>Where providers send people back to; registered with them.</summary>
    internal static string Return(string provider) => $"/dang-nhap/qua/{provider}/ve";

    /// <summary>Who has signed out here may sign out there.</summary>
    internal static string Leave(string provider) => $"/dang-nhap/qua/{provider}/ra";

    /// <summary>Where providers send people back to who have signed out; registered with them.</summary>
    internal static string Left(string provider) => $"/dang-nhap/qua/{provider}/da-ra";

    /// <summary>Whether the visitor is at a school by a host name of its own, where a sign-in at the portal's counts for nothing.</summary>
    internal static bool IsAtOwnName(ISiteContext site, HttpRequest request) => !site.Current.IsPortal && !request.PathBase.HasValue;
}
