using OerPortal.Isolation.Tests.Kit;
using static OerPortal.Isolation.Tests.Kit.Sent;
using static OerPortal.Isolation.Tests.Kit.Who;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>Books between libraries: each side takes its own steps; who is neither finds nothing.</summary>
internal static partial class Cases
{
    private static IEnumerable<RouteCase> BetweenCases =>
    [
        new("GET quan-tri/lien-thu-vien/{id:guid}", Thing.Interloan, Keepers),
        new("GET quan-tri/lien-thu-vien/{id:guid}", Thing.LentBetween, Keepers) { Note = "at the lender" },
        new("GET quan-tri/lien-thu-vien/{id:guid}?handler=Slip", Thing.LentBetween, Keepers),
        new("POST quan-tri/lien-thu-vien/{id:guid}?handler=Cancel", Thing.Interloan, Keepers) { Once = true },
        new("POST quan-tri/lien-thu-vien/{id:guid}?handler=Receive", Thing.Interloan, Keepers),
        new("POST quan-tri/lien-thu-vien/{id:guid}?handler=SendBack", Thing.Interloan, Keepers),
        new("POST quan-tri/lien-thu-vien/{id:guid}?handler=Lose", Thing.Interloan, Keepers),
        new("POST quan-tri/lien-thu-vien/{id:guid}?handler=Send", Thing.LentBetween, Keepers) { Sends = Form(("CopyId", "{id}"), ("Due", "2030-01-01")) },
        new("POST quan-tri/lien-thu-vien/{id:guid}?handler=Refuse", Thing.LentBetween, Keepers) { Sends = Form(("Reason", "Không")) },
        new("POST quan-tri/lien-thu-vien/{id:guid}?handler=Extend", Thing.LentBetween, Keepers) { Sends = Form(("Due", "2030-01-01")) },
        new("POST quan-tri/lien-thu-vien/{id:guid}?handler=Home", Thing.LentBetween, Keepers) { Once = true },
        new("GET quan-tri/lien-thu-vien/hoi-muon", Thing.Interloan, Keepers) { Query = "wishId={wish}" },
        new("POST quan-tri/lien-thu-vien/hoi-muon", Thing.Interloan, Nobody) { Query = "wishId={wish}", Sends = Form(("TitleId", "{TitleId}")), Note = "no school asks itself; BetweenTests" },
        new("POST muon-lien-thu-vien", Thing.Interloan, Nobody) { Sends = Form(("TitleId", "{TitleId}")), Note = "no school asks itself; BetweenTests" },
        new("POST muon-lien-thu-vien?handler=TakeBack", Thing.Interloan, Nobody) { Sends = Form(("wish", "{wish}")), Note = "it is a pupil's; BetweenTests" },
        new("POST quan-tri/muon-tra?handler=This", Thing.Loan, Keepers) { Query = "readerId={readerId}", Sends = Form(("copy", "{copy}")), Once = true },

        // The department sees all boxes, and plans its own alone.
        new("GET quan-tri/hop-luan-chuyen/{id:guid}", Thing.Box, Keepers, Who.System),
        new("GET quan-tri/hop-luan-chuyen/{id:guid}?handler=Pdf", Thing.Box, Keepers, Who.System),
        new("POST quan-tri/hop-luan-chuyen/{id:guid}", Thing.Box, Keepers, Who.System) { Sends = Form(("Typed", "TK1")) },
        new("POST quan-tri/hop-luan-chuyen/{id:guid}?handler=TakeOut", Thing.BoxToFill, Keepers, Who.System) { Sends = Form(("copy", "{copy}")), Once = true },
        new("POST quan-tri/hop-luan-chuyen/{id:guid}?handler=Stop", Thing.BoxToFill, Keepers) { Sends = Form(("School", "khong-co")) },
        new("POST quan-tri/hop-luan-chuyen/{id:guid}?handler=Unstop", Thing.BoxToFill, Keepers) { Sends = Form(("place", "1")) },
        new("POST quan-tri/hop-luan-chuyen/{id:guid}?handler=Discard", Thing.BoxToFill, Keepers),
        new("POST quan-tri/hop-luan-chuyen/{id:guid}?handler=HandOver", Thing.Box, Keepers, Who.System),
        new("POST quan-tri/hop-luan-chuyen/{id:guid}?handler=Unscan", Thing.Box, Keepers, Who.System) { Sends = Form(("scan", "TK1")) },
        new("POST quan-tri/hop-luan-chuyen/{id:guid}?handler=Arrive", Thing.Box, Keepers, Who.System),
        new("POST quan-tri/hop-luan-chuyen/{id:guid}?handler=SendAfter", Thing.Box, Keepers, Who.System) { Sends = Form(("copy", "{copy}")) },
        new("POST quan-tri/hop-luan-chuyen/{id:guid}?handler=Lose", Thing.Box, Keepers, Who.System) { Sends = Form(("copy", "{copy}")) },
    ];

    private static IEnumerable<RoutePage> BetweenPages =>
    [
        new("GET quan-tri/lien-thu-vien"),
        new("GET quan-tri/lien-thu-vien/hoi-muon", "q=ngoc"),
        new("GET quan-tri/lien-thu-vien/noi-quy"),
        new("GET muon-lien-thu-vien", "q=ngoc"),
        new("GET quan-tri/hop-luan-chuyen", PortalTells: Who.System),
        new("GET quan-tri/sach-giua-cac-truong", PortalTells: Who.System),
        new("GET quan-tri/sach-giua-cac-truong?handler=Xlsx", PortalTells: Who.System),
    ];

    private static IEnumerable<string> BetweenChanges => ["POST quan-tri/lien-thu-vien/noi-quy", "POST quan-tri/hop-luan-chuyen"];
}
