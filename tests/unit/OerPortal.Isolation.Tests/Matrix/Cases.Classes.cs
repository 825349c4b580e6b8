using OerPortal.Isolation.Tests.Kit;
using static OerPortal.Isolation.Tests.Kit.Sent;
using static OerPortal.Isolation.Tests.Kit.Who;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>Classes, their pupils, and codes for a lesson.</summary>
internal static partial class Cases
{
    private const Who ClassPeople = Teacher | Admin | Who.System;

    private static IEnumerable<RouteCase> ClassCases =>
    [
        // Whoever has a code or a card may try the PIN, at the school alone.
        new("GET vao-lop/{code}", Thing.Class, Everybody),
        new("GET vao-lop/{code}/{id:guid}", Thing.ClassPupil, Everybody),
        new("POST vao-lop/{code}/{id:guid}", Thing.ClassPupil, Everybody) { Sends = Form(("Pin", "")) },
        new("GET the/{card}", Thing.ClassPupil, Everybody),
        new("POST the/{card}", Thing.ClassPupil, Everybody) { Sends = Form(("Pin", "")) },

        // The class's own teachers and those who keep the school's classes.
        new("GET quan-tri/lop/{id:guid}", Thing.Class, ClassPeople),
        new("GET quan-tri/lop/{id:guid}/ket-qua", Thing.Class, ClassPeople),
        new("GET /quan-tri/lop/{id:guid}/the.pdf", Thing.Class, ClassPeople),
        new("POST quan-tri/lop/{id:guid}?handler=Card", Thing.Class, ClassPeople) { Sends = Form(("who", "{who}")), Once = true },
        new("POST quan-tri/lop/{id:guid}?handler=Leave", Thing.Class, Admin | Who.System) { Sends = Form(("who", "{who}")), Once = true },
        new("POST quan-tri/lop/{id:guid}?handler=Code", Thing.Class, ClassPeople) { Once = true },
        new("POST quan-tri/lop/{id:guid}?handler=Teachers", Thing.Class, Admin | Who.System) { Sends = Form(("homeroom", "{homeroom}")) },
        new("GET quan-tri/nhap-lop/{id:guid}", Thing.Roster, Admin | Who.System),
        new("POST quan-tri/nhap-lop/{id:guid}?handler=Take", Thing.Roster, Admin | Who.System) { Once = true },
        new("POST quan-tri/nhap-lop/{id:guid}?handler=Back", Thing.Roster, Admin | Who.System),

        // Codes for a lesson are their maker's; what is the school's own opens at the school to whoever has the code.
        new("GET dung-trong-lop/{what}/{publicId}", Thing.Resource, Teacher | Admin, Teacher | Admin),
        new("POST dung-trong-lop/{what}/{publicId}", Thing.Resource, Teacher | Admin, Teacher | Admin) { Sends = Form(("isForTerm", "false"), ("classId", "{resourceId}")) },
        new("GET lop/{code}", Thing.Opening, Everybody),
        new("GET ma-lop", Thing.Opening, Teacher, Teacher) { Query = "moi={id}", MayAlsoNeighbours = NeighbourTeacher },
        new("GET ma-lop/{id:guid}/in", Thing.Opening, Teacher, Teacher) { MayAlsoNeighbours = NeighbourTeacher },
        new("POST ma-lop?handler=End", Thing.Opening, Teacher, Teacher) { Sends = Form(("id", "{id}")), Once = true, MayAlsoNeighbours = NeighbourTeacher },
    ];
}
