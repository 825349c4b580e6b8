using OerPortal.Isolation.Tests.Kit;
using static OerPortal.Isolation.Tests.Kit.Sent;
using static OerPortal.Isolation.Tests.Kit.Who;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>Signing in elsewhere by the portal, and here by others. All of it stands at the portal alone.</summary>
internal static partial class Cases
{
    private static IEnumerable<RouteCase> SignOnCases =>
    [
        // What somebody has let a system know is theirs, in a session of their own (ProviderTests).
        new("POST toi/lien-ket?handler=Revoke", Thing.System, Nobody) { Sends = Form(("system", "{id}")) },
        new("GET quan-tri/he-thong-ket-noi/{id:guid}", Thing.System, Nobody, Who.System) { MayAlsoNeighbours = Who.System },
        new("POST quan-tri/he-thong-ket-noi/{id:guid}", Thing.System, Nobody, Who.System) { Sends = Form(("Input.Name", "Hệ thống"), ("Input.Redirects", "https://he-thong.test/ve")), MayAlsoNeighbours = Who.System },
        new("POST quan-tri/he-thong-ket-noi/{id:guid}?handler=Secret", Thing.System, Nobody, Who.System) { MayAlsoNeighbours = Who.System },
        new("POST quan-tri/he-thong-ket-noi/{id:guid}?handler=End", Thing.System, Nobody, Who.System) { Once = true, MayAlsoNeighbours = Who.System },
    ];

    private static IEnumerable<RoutePage> SignOnPages =>
    [
        new("GET toi/lien-ket") { IsOfPerson = true },
        new("GET thiet-bi"),
        new("GET connect/authorize"),
        new("GET connect/logout"),
        new("GET dang-nhap/qua/{provider}"),
        new("GET dang-nhap/qua/{provider}/ve"),
        new("GET dang-nhap/qua/{provider}/ra"),
        new("GET dang-nhap/qua/{provider}/da-ra"),
        new("GET dang-nhap/lan-dau"),
        new("GET quan-tri/he-thong-ket-noi", PortalTells: Who.System) { IsOfInstallation = true },
        new("GET quan-tri/he-thong-ket-noi/moi") { IsOfInstallation = true },
    ];

    private static IEnumerable<string> SignOnChanges =>
    [
        "POST toi/lien-ket?handler=Link",
        "POST toi/lien-ket?handler=Unlink",
        "POST thiet-bi?handler=Accept",
        "POST thiet-bi?handler=Deny",
        "POST connect/authorize",
        "POST connect/logout",
        "POST dang-nhap/lan-dau",
        "POST dang-nhap/qua/{provider}/ra",
        "POST quan-tri/he-thong-ket-noi/moi",
    ];
}
