namespace OerPortal.E2E.Tests.Journeys;

/// <summary>The accounts of the demo, as the README lists them.</summary>
internal static class DemoPeople
{
    internal const string Password = "nha-rong-mai-cao";
    internal const string Teacher = "giaovien@demo.oer";
    internal const string SecondTeacher = "giaovien2@demo.oer";
    internal const string Reviewer = "duyet@demo.oer";
    internal const string Librarian = "thuvien@demo.oer";
    internal const string Student = "hocsinh@demo.oer";
    internal const string Administrator = "quantri@demo.oer";
    internal const string School = "/truong/thcs-ba-lan";
}
