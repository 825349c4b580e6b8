namespace OerPortal.Classes;

/// <summary>Where pages of classes are: paths below a school. The one place that spells them.</summary>
internal static class ClassAddress
{
    /// <summary>Classes at the desk.</summary>
    internal const string Desk = "/quan-tri/lop";

    internal const string Rosters = "/quan-tri/nhap-lop";

    internal const string NewYear = "/quan-tri/nam-hoc-moi";

    /// <summary>At the portal: how long accounts of leavers are kept.</summary>
    internal const string Leavers = "/quan-tri/hoc-sinh-roi-truong";

    /// <summary>From where, or when, pupils come in.</summary>
    internal const string Where = "/quan-tri/hoc-sinh-dang-nhap";

    /// <summary>A pupil's own class.</summary>
    internal const string Mine = "/lop-em";

    /// <summary>A collection on its page.</summary>
    internal static string GivenToMine(string collectionId) => $"{Mine}/{collectionId}";

    /// <summary>Where pupils type the code of their class.</summary>
    internal const string Door = "/vao-lop";

    internal static string Of(Guid classId) => $"{Desk}/{classId}";

    internal static string Cards(Guid classId) => $"{Of(classId)}/the.pdf";

    internal static string Results(Guid classId) => $"{Of(classId)}/ket-qua";

    internal static string Roster(Guid rosterId) => $"{Rosters}/{rosterId}";

    /// <summary>The same, and the code before led nowhere.</summary>
    internal const string WrongCode = Door + "?sai=true";

    /// <summary>What the QR code of a card leads to.</summary>
    internal static string Card(string card) => $"/the/{card}";

    /// <summary>Names of a class, behind its code.</summary>
    internal static string Class(string code) => $"{Door}/{code}";

    /// <summary>One pupil of it.</summary>
    internal static string Pupil(string code, Guid personId) => $"{Class(code)}/{personId}";
}
