namespace OerPortal.Ingest.Detection;

/// <summary>Every kind the portal takes.</summary>
internal static class Kinds
{
    public static readonly DetectedKind Epub = new(FileKind.Epub, "application/epub+zip", FileUse.Read, "epub");
    public static readonly DetectedKind Pdf = new(FileKind.Pdf, "application/pdf", FileUse.Read, "pdf");

    public static readonly DetectedKind Docx = new(FileKind.Office, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileUse.Download, "docx", "dotx");
    public static readonly DetectedKind Pptx = new(FileKind.Office, "application/vnd.openxmlformats-officedocument.presentationml.presentation", FileUse.Download, "pptx", "ppsx", "potx");
    public static readonly DetectedKind Xlsx = new(FileKind.Office, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileUse.Download, "xlsx", "xltx");
    public static readonly DetectedKind Odt = new(FileKind.Office, "application/vnd.oasis.opendocument.text", FileUse.Download, "odt");
    public static readonly DetectedKind Odp = new(FileKind.Office, "application/vnd.oasis.opendocument.presentation", FileUse.Download, "odp");
    public static readonly DetectedKind Ods = new(FileKind.Office, "application/vnd.oasis.opendocument.spreadsheet", FileUse.Download, "ods");
    public static readonly DetectedKind LegacyOffice = new(FileKind.Office, "application/x-ole-storage", FileUse.Download, "doc", "dot", "xls", "xlt", "ppt", "pps", "pot");
    public static readonly DetectedKind Rtf = new(FileKind.Office, "application/rtf", FileUse.Download, "rtf", "doc");

    public static readonly DetectedKind Jpeg = new(FileKind.Image, "image/jpeg", FileUse.Play, "jpg", "jpeg", "jpe", "jfif");
    public static readonly DetectedKind Png = new(FileKind.Image, "image/png", FileUse.Play, "png", "apng");
    public static readonly DetectedKind Gif = new(FileKind.Image, "image/gif", FileUse.Play, "gif");
    public static readonly DetectedKind Webp = new(FileKind.Image, "image/webp", FileUse.Play, "webp");
    public static readonly DetectedKind Tiff = new(FileKind.Image, "image/tiff", FileUse.Download, "tif", "tiff");
    public static readonly DetectedKind Svg = new(FileKind.Image, "image/svg+xml", FileUse.Download, "svg");

    public static readonly DetectedKind Mp3 = new(FileKind.Audio, "audio/mpeg", FileUse.Play, "mp3");
    public static readonly DetectedKind M4a = new(FileKind.Audio, "audio/mp4", FileUse.Play, "m4a", "m4b", "mp4");
    public static readonly DetectedKind Ogg = new(FileKind.Audio, "audio/ogg", FileUse.Play, "ogg", "oga", "opus");
    public static readonly DetectedKind Wav = new(FileKind.Audio, "audio/wav", FileUse.Play, "wav", "wave");
    public static readonly DetectedKind Mp4 = new(FileKind.Video, "video/mp4", FileUse.Play, "mp4", "m4v");
    public static readonly DetectedKind Webm = new(FileKind.Video, "video/webm", FileUse.Play, "webm");

    public static readonly DetectedKind Vtt = new(FileKind.Subtitles, "text/vtt", FileUse.Download, "vtt");
    public static readonly DetectedKind Srt = new(FileKind.Subtitles, "application/x-subrip", FileUse.Download, "srt");
    public static readonly DetectedKind Html = new(FileKind.Text, "text/html", FileUse.Download, "html", "htm", "xhtml");
    public static readonly DetectedKind Markdown = new(FileKind.Text, "text/markdown", FileUse.Download, "md", "markdown");
    public static readonly DetectedKind Csv = new(FileKind.Text, "text/csv", FileUse.Download, "csv");
    public static readonly DetectedKind PlainText = new(FileKind.Text, "text/plain", FileUse.Download, "txt", "text");

    public static readonly DetectedKind Zip = new(FileKind.Archive, "application/zip", FileUse.Download, "zip", "h5p");

    private static readonly Dictionary<string, string> Endings = new DetectedKind[]
    {
        Epub, Pdf, Docx, Pptx, Xlsx, Odt, Odp, Ods, LegacyOffice, Rtf, Jpeg, Png, Gif, Webp, Tiff, Svg, Mp3, M4a, Ogg, Wav, Mp4, Webm, Vtt, Srt, Html, Markdown,
        Csv, PlainText, Zip,
    }.ToDictionary(k => k.MediaType, k => k.Extensions[0]);

    /// <summary>The usual name ending of a type.</summary>
    public static bool TryEnding(string mediaType, out string? ending) => Endings.TryGetValue(mediaType, out ending);
}
