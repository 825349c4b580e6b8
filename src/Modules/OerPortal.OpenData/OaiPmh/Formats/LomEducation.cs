using OerPortal.OpenData.Marc;
using OerPortal.OpenData.Models;
using OerPortal.Resources;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>LOM's category 5: how it is learnt with, and by whom.</summary>
internal static class LomEducation
{
    public static void Write(LomXml lom, OpenResource resource, OpenWords words)
    {
        var about = resource.About;
        lom.Begin("educational");
        if (about.InteractivityType is { } type) lom.Term("interactivityType", type);
        if (TypeOf(about.Kind) is { } kind) lom.Term("learningResourceType", kind);
        if (about.InteractivityLevel is { } level) lom.Term("interactivityLevel", level);
        foreach (var role in about.AudienceRoles.Select(RoleOf).Distinct()) lom.Term("intendedEndUserRole", role);
        foreach (var context in about.Levels.Select(ContextOf).Distinct()) lom.Term("context", context);
        if (ResourceNotes.AgeOf(about.TypicalAge) is { } age) lom.Strings("typicalAgeRange", age, "x-none");
        if (about.TimeRequiredMinutes is { } minutes) lom.Duration("typicalLearningTime", TimeSpan.FromMinutes(minutes));
        lom.Strings("description", words.Vi("kind", about.Kind), "vi");
        foreach (var use in about.EducationalUses) lom.Strings("description", words.Vi("educational-use", use), "vi");
        foreach (var language in about.Languages) lom.Text("language", language);
        lom.End();
    }

    private static string? TypeOf(string kind) => kind switch
    {
        "bai-giang" or "video" => "lecture",
        "phieu-bai-tap" => "exercise",
        "de-kiem-tra" => "exam",
        "mo-phong" => "simulation",
        "hinh-anh" => "figure",
        "sach-dien-tu" or "tai-lieu" or "ke-hoach-bai-day" => "narrative text",
        _ => null,
    };

    private static string RoleOf(string role) => role switch
    {
        "student" => "learner",
        "teacher" => "teacher",
        _ => "manager",
    };

    private static string ContextOf(string level) => level == SchoolLevels.Continuing ? "training" : level == SchoolLevels.Preschool ? "other" : "school";
}
