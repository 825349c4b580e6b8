using OerPortal.Isolation.Tests.Kit;
using static OerPortal.Isolation.Tests.Kit.Sent;
using static OerPortal.Isolation.Tests.Kit.Who;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>Collections before everybody finds them, and what people suggest.</summary>
internal static partial class Cases
{
    private static IEnumerable<RouteCase> CollectionCases =>
    [
        // A collection that waits is its maker's and theirs who were asked to look at it, of whom those elsewhere see nothing in it but at their desk.
        new("GET bo-suu-tap/{collectionId}", Thing.PrivateCollection, Teacher | Admin, Teacher) { Note = "that waits" },
        new("GET bo-suu-tap/xem/{token}", Thing.PrivateCollection, Everybody),
        new("GET bo-suu-tap/{collectionId}/chia-se", Thing.PrivateCollection, Teacher),
        new("POST bo-suu-tap/{collectionId}/chia-se?handler=Share", Thing.PrivateCollection, Teacher) { Once = true },
        new("POST bo-suu-tap/{collectionId}/chia-se?handler=End", Thing.PrivateCollection, Teacher) { Once = true },
        new("POST bo-suu-tap/{collectionId}/chia-se?handler=Publish", Thing.PrivateCollection, Teacher) { Once = true },
        new("POST bo-suu-tap/{collectionId}/chia-se?handler=Withhold", Thing.PrivateCollection, Teacher) { Once = true },
        new("GET bo-suu-tap/{collectionId}/sap-xep", Thing.PrivateCollection, Teacher),
        new("POST bo-suu-tap/{collectionId}/sap-xep?handler=Move", Thing.Collection, Teacher) { Sends = Form(("resourceId", "{resourceId}"), ("by", "1")) },
        new("POST bo-suu-tap/{collectionId}/sap-xep?handler=Remove", Thing.Collection, Teacher) { Sends = Form(("resourceId", "{resourceId}")), Once = true },
        new("POST bo-suu-tap/{collectionId}/sap-xep?handler=Settle", Thing.PrivateCollection, Teacher) { Sends = Form(("resourceId", "{resourceId}"), ("sectionId", "{sectionId}"), ("note", "Đọc kĩ")) },
        new("POST bo-suu-tap/{collectionId}/sap-xep?handler=Section", Thing.PrivateCollection, Teacher) { Sends = Form(("sectionId", "{sectionId}"), ("heading", "Tuần 2")) },
        new("POST bo-suu-tap/{collectionId}/sap-xep?handler=MoveSection", Thing.PrivateCollection, Teacher) { Sends = Form(("sectionId", "{sectionId}"), ("by", "1")) },
        new("POST bo-suu-tap/{collectionId}/sap-xep?handler=RemoveSection", Thing.PrivateCollection, Teacher) { Sends = Form(("sectionId", "{sectionId}")), Once = true },
        new("GET duyet/bo-suu-tap/{collectionId}", Thing.PrivateCollection, Admin | Who.System, Who.System),
        new("POST duyet/bo-suu-tap/{collectionId}?handler=Publish", Thing.PrivateCollection, Admin | Who.System, Who.System) { Once = true },
        new("POST duyet/bo-suu-tap/{collectionId}?handler=Return", Thing.PrivateCollection, Admin | Who.System, Who.System) { Sends = Form(("Comment", "Thiếu lời giới thiệu")), Once = true },
        new("POST quan-tri/bo-suu-tap?handler=Want", Thing.Collection, Nobody) { Sends = Form(("collectionId", "{collectionId}"), ("wants", "false")), Note = "a school's is not the department's; OfferedCollectionsTests" },

        // On the page of a class it is for its pupils.
        new("GET lop-em/{collectionId}", Thing.GivenCollection, Pupil),
        new("POST quan-tri/lop/{id:guid}?handler=TakeAway", Thing.GivenCollection, ClassPeople) { Sends = Form(("collectionId", "{collectionId}")), Once = true },
        new("POST dung-trong-lop/{what}/{publicId}?handler=Give", Thing.Resource, Nobody) { Sends = Form(("classId", "{resourceId}")), Note = "a resource is not given; GivenCollectionTests" },

        // Whoever sees a resource may say what it should be; its contributor and the desk decide.
        new("GET hoc-lieu/{publicId}/gop-y", Thing.Resource, Pupil | Admin, Pupil | Admin),
        new("POST hoc-lieu/{publicId}/gop-y", Thing.Resource, Pupil | Admin, Pupil | Admin) { Query = "muc=title", Sends = Form(("Wanted", "Tên khác"), ("Codes", "")) },
        new("GET gop-y/{correctionId}", Thing.Correction, Teacher | Admin | Who.System, Teacher | Who.System),
        new("POST gop-y/{correctionId}?handler=Accept", Thing.Correction, Teacher | Admin | Who.System, Teacher | Who.System) { Once = true },
        new("POST gop-y/{correctionId}?handler=Decline", Thing.Correction, Teacher | Admin | Who.System, Teacher | Who.System) { Sends = Form(("Reason", "Đúng rồi")), Once = true },
    ];
}
