using OerPortal.Ingest.Detection;

namespace OerPortal.Ingest.Office;

/// <summary>What the pages of an office file are.</summary>
internal enum OfficeForm
{
    Text,
    Slides,
    Workbook,
}

internal static class OfficeForms
{
    /// <summary>By the type that detection found.</summary>
    public static OfficeForm Of(string mediaType)
    {
        if (Kinds.Slides.Any(k => k.MediaType == mediaType))
            return OfficeForm.Slides;
        return Kinds.Workbooks.Any(k => k.MediaType == mediaType) ? OfficeForm.Workbook : OfficeForm.Text;
    }
}
