using OerPortal.Reports.Models;

namespace OerPortal.Reports;

/// <summary>Where the pages are: paths below a school, or the portal. The one place that spells them.</summary>
internal static class ReportAddress
{
    /// <summary>A school's assessment of itself.</summary>
    internal const string Assessment = "/quan-tri/tu-danh-gia";

    /// <summary>What a person counts for it.</summary>
    internal const string Figures = Assessment + "/so-lieu";

    /// <summary>One criterion of it.</summary>
    internal const string Criterion = Assessment + "/tieu-chi";

    /// <summary>What was signed.</summary>
    internal const string Reports = Assessment + "/bao-cao";

    /// <summary>A year of a school's library.</summary>
    internal const string Statistics = "/quan-tri/thong-ke-thu-vien";

    /// <summary>All schools, for the department.</summary>
    internal const string Overview = "/quan-tri/danh-gia-thu-vien";

    /// <summary>The criteria, for the department.</summary>
    internal const string Criteria = "/quan-tri/tieu-chi-thu-vien";

    /// <summary>A new criterion, or a new version of one.</summary>
    internal const string NewCriterion = Criteria + "/moi";

    /// <summary>To whom and by when schools report.</summary>
    internal const string Rules = "/quan-tri/han-bao-cao";

    /// <summary>What the plans ask for by year.</summary>
    internal const string Targets = "/quan-tri/chi-tieu-thu-vien";

    internal static string OfYear(string path, SchoolYear year) => $"{path}?nam={year.Begins}";

    internal static string OfCriterion(SchoolYear year, string code) => $"{Criterion}?nam={year.Begins}&ma={Uri.EscapeDataString(code)}";

    internal static string Report(Guid id) => $"{Reports}/{id}";

    internal static string Change(Guid criterionId) => $"{NewCriterion}?criterionId={criterionId}";
}
