namespace OerPortal.Ingest.Detection;

/// <summary>Every kind the portal takes. What each is good for, and the word about it, is told to people from here alone.</summary>
internal static class Kinds
{
    public static readonly DetectedKind Epub = new(FileKind.Epub, "application/epub+zip", FileUse.Read, "epub");
    public static readonly DetectedKind Pdf = new(FileKind.Pdf, "application/pdf", FileUse.Read, "pdf");

    public static readonly DetectedKind Docx = new(FileKind.Office, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileUse.Read, "docx", "dotx");
    public static readonly DetectedKind Docm = new(FileKind.Office, "application/vnd.ms-word.document.macroEnabled.12", FileUse.Read, "docm", "dotm");
    public static readonly DetectedKind Pptx = new(FileKind.Office, "application/vnd.openxmlformats-officedocument.presentationml.presentation", FileUse.Read, "pptx", "ppsx", "potx");
    public static readonly DetectedKind Pptm = new(FileKind.Office, "application/vnd.ms-powerpoint.presentation.macroEnabled.12", FileUse.Read, "pptm", "ppsm", "potm");
    public static readonly DetectedKind Xlsx = new(FileKind.Office, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileUse.Read, "xlsx", "xltx");
    public static readonly DetectedKind Xlsm = new(FileKind.Office, "application/vnd.ms-excel.sheet.macroEnabled.12", FileUse.Read, "xlsm", "xltm");
    public static readonly DetectedKind Xlsb = new(FileKind.Office, "application/vnd.ms-excel.sheet.binary.macroEnabled.12", FileUse.Read, "xlsb");
    public static readonly DetectedKind Odt = new(FileKind.Office, "application/vnd.oasis.opendocument.text", FileUse.Read, "odt");
    public static readonly DetectedKind Odp = new(FileKind.Office, "application/vnd.oasis.opendocument.presentation", FileUse.Read, "odp");
    public static readonly DetectedKind Ods = new(FileKind.Office, "application/vnd.oasis.opendocument.spreadsheet", FileUse.Read, "ods");
    public static readonly DetectedKind Doc = new(FileKind.Office, "application/msword", FileUse.Read, "doc", "dot");
    public static readonly DetectedKind Ppt = new(FileKind.Office, "application/vnd.ms-powerpoint", FileUse.Read, "ppt", "pps", "pot");
    public static readonly DetectedKind Xls = new(FileKind.Office, "application/vnd.ms-excel", FileUse.Read, "xls", "xlt");
    public static readonly DetectedKind LegacyOffice = new(FileKind.Office, "application/x-ole-storage", FileUse.Download, "doc", "dot", "xls", "xlt", "ppt", "pps", "pot");
    public static readonly DetectedKind Rtf = new(FileKind.Office, "application/rtf", FileUse.Read, "rtf", "doc");

    public static readonly DetectedKind Jpeg = new(FileKind.Image, "image/jpeg", FileUse.Play, "jpg", "jpeg", "jpe", "jfif");
    public static readonly DetectedKind Png = new(FileKind.Image, "image/png", FileUse.Play, "png", "apng");
    public static readonly DetectedKind Gif = new(FileKind.Image, "image/gif", FileUse.Play, "gif");
    public static readonly DetectedKind Webp = new(FileKind.Image, "image/webp", FileUse.Play, "webp");
    public static readonly DetectedKind Tiff = new(FileKind.Image, "image/tiff", FileUse.Play, "tif", "tiff");
    public static readonly DetectedKind Heic = new(FileKind.Image, "image/heic", FileUse.Play, "heic", "heif", "hif", "avif");
    public static readonly DetectedKind Avif = new(FileKind.Image, "image/avif", FileUse.Play, "avif");
    public static readonly DetectedKind Bmp = new(FileKind.Image, "image/bmp", FileUse.Play, "bmp", "dib");
    public static readonly DetectedKind Svg = new(FileKind.Image, "image/svg+xml", FileUse.Download, "svg");

    public static readonly DetectedKind Mp3 = new(FileKind.Audio, "audio/mpeg", FileUse.Play, "mp3");
    public static readonly DetectedKind M4a = new(FileKind.Audio, "audio/mp4", FileUse.Play, "m4a", "m4b", "m4r", "mp4", "3gp", "3gpp", "3g2", "aac", "mov");
    public static readonly DetectedKind Aac = new(FileKind.Audio, "audio/aac", FileUse.Play, "aac", "adts");
    public static readonly DetectedKind Ogg = new(FileKind.Audio, "audio/ogg", FileUse.Play, "ogg", "oga", "opus", "spx");
    public static readonly DetectedKind Wav = new(FileKind.Audio, "audio/wav", FileUse.Play, "wav", "wave");
    public static readonly DetectedKind Flac = new(FileKind.Audio, "audio/flac", FileUse.Play, "flac");
    public static readonly DetectedKind Weba = new(FileKind.Audio, "audio/webm", FileUse.Play, "weba", "webm");
    public static readonly DetectedKind Amr = new(FileKind.Audio, "audio/amr", FileUse.Download, "amr", "awb") { Note = Notes.ConvertSound };
    public static readonly DetectedKind PhoneSound = new(FileKind.Audio, "audio/3gpp", FileUse.Download, "3gp", "3gpp", "3g2", "m4a", "mp4", "aac", "amr", "mov") { Note = Notes.ConvertSound };
    public static readonly DetectedKind Wma = new(FileKind.Audio, "audio/x-ms-wma", FileUse.Download, "wma", "asf") { Note = Notes.ConvertSound };
    public static readonly DetectedKind Aiff = new(FileKind.Audio, "audio/aiff", FileUse.Download, "aif", "aiff", "aifc") { Note = Notes.ConvertSound };
    public static readonly DetectedKind Midi = new(FileKind.Audio, "audio/midi", FileUse.Download, "mid", "midi", "kar") { Note = Notes.ConvertSound };

    public static readonly DetectedKind Mp4 = new(FileKind.Video, "video/mp4", FileUse.Play, "mp4", "m4v", "3gp", "3gpp", "3g2", "mov", "qt");
    public static readonly DetectedKind Webm = new(FileKind.Video, "video/webm", FileUse.Play, "webm", "mkv");
    public static readonly DetectedKind PhoneFilm = new(FileKind.Video, "video/3gpp", FileUse.Download, "3gp", "3gpp", "3g2", "mp4", "m4v") { Note = Notes.ConvertPhoneFilm };
    public static readonly DetectedKind Mov = new(FileKind.Video, "video/quicktime", FileUse.Download, "mov", "qt", "mp4", "m4v") { Note = Notes.ConvertMov };
    public static readonly DetectedKind Matroska = new(FileKind.Video, "video/matroska", FileUse.Download, "mkv", "mka", "mk3d", "webm") { Note = Notes.ConvertFilm };
    public static readonly DetectedKind Avi = new(FileKind.Video, "video/x-msvideo", FileUse.Download, "avi") { Note = Notes.ConvertFilm };
    public static readonly DetectedKind Wmv = new(FileKind.Video, "video/x-ms-wmv", FileUse.Download, "wmv", "asf") { Note = Notes.ConvertFilm };
    public static readonly DetectedKind Mpeg = new(FileKind.Video, "video/mpeg", FileUse.Download, "mpg", "mpeg", "vob", "mpe", "m2p", "dat") { Note = Notes.ConvertFilm };
    public static readonly DetectedKind Transport = new(FileKind.Video, "video/mp2t", FileUse.Download, "ts", "mts", "m2ts", "m2t") { Note = Notes.ConvertFilm };
    public static readonly DetectedKind Flv = new(FileKind.Video, "video/x-flv", FileUse.Download, "flv", "f4v") { Note = Notes.ConvertFilm };
    public static readonly DetectedKind OggFilm = new(FileKind.Video, "video/ogg", FileUse.Download, "ogv", "ogg", "ogx") { Note = Notes.ConvertFilm };

    public static readonly DetectedKind Vtt = new(FileKind.Subtitles, "text/vtt", FileUse.Download, "vtt");
    public static readonly DetectedKind Srt = new(FileKind.Subtitles, "application/x-subrip", FileUse.Download, "srt");
    public static readonly DetectedKind Html = new(FileKind.Text, "text/html", FileUse.Download, "html", "htm", "xhtml");
    public static readonly DetectedKind Markdown = new(FileKind.Text, "text/markdown", FileUse.Download, "md", "markdown");
    public static readonly DetectedKind Csv = new(FileKind.Text, "text/csv", FileUse.Download, "csv");
    public static readonly DetectedKind PlainText = new(FileKind.Text, "text/plain", FileUse.Download, "txt", "text");

    public static readonly DetectedKind Zip = new(FileKind.Archive, "application/zip", FileUse.Read, "zip");
    public static readonly DetectedKind Cartridge = new(FileKind.Archive, "application/zip", FileUse.Read, "imscc", "zip");
    public static readonly DetectedKind MoodleBackup = new(FileKind.Archive, "application/vnd.moodle.backup", FileUse.Read, "mbz", "zip", "gz", "tgz");
    public static readonly DetectedKind BareH5p = new(FileKind.Archive, "application/zip", FileUse.Download, "h5p", "zip") { Note = Notes.H5pWithoutLibraries };
    public static readonly DetectedKind Package = new(FileKind.Package, "application/zip", FileUse.Read, "zip", "h5p");

    /// <summary>All of them, in the order people are told.</summary>
    public static IReadOnlyList<DetectedKind> All { get; } =
    [
        Epub, Pdf, Docx, Docm, Pptx, Pptm, Xlsx, Xlsm, Xlsb, Odt, Odp, Ods, Doc, Ppt, Xls, LegacyOffice, Rtf, Jpeg, Png, Gif, Webp, Heic, Avif, Tiff, Bmp, Svg, Mp4, Webm, PhoneFilm, Mov, Matroska, Avi, Wmv, Mpeg,
        Transport, Flv, OggFilm, Mp3, M4a, Aac, Ogg, Wav, Flac, Weba, Amr, PhoneSound, Wma, Aiff, Midi, Vtt, Srt, Html, Markdown, Csv, PlainText, Package, BareH5p, Cartridge, MoodleBackup, Zip,
    ];

    /// <summary>Office files whose pages are slides.</summary>
    public static IReadOnlyList<DetectedKind> Slides { get; } = [Pptx, Pptm, Odp, Ppt];

    /// <summary>Office files whose pages are sheets.</summary>
    public static IReadOnlyList<DetectedKind> Workbooks { get; } = [Xlsx, Xlsm, Xlsb, Ods, Xls];

    // Of kinds that share a type the plain one, which stands last.
    private static readonly Dictionary<string, DetectedKind> ByType = All.Reverse().DistinctBy(k => k.MediaType).ToDictionary(k => k.MediaType);

    /// <summary>What a file dialog offers: endings, because systems do not know all types.</summary>
    public static string Accept { get; } = string.Join(',', All.SelectMany(k => k.Extensions).Distinct().Select(e => "." + e));

    /// <summary>The usual name ending of a type.</summary>
    public static bool TryEnding(string mediaType, out string? ending)
    {
        ending = ByType.GetValueOrDefault(mediaType)?.Extensions[0];
        return ending is not null;
    }

    /// <summary>The word about a type with the way out; null where it needs none.</summary>
    public static string? NoteOf(string mediaType) => ByType.GetValueOrDefault(mediaType)?.Note;

    /// <summary>The kind of a type; one of a picture that is taken only inside something else is made up.</summary>
    public static DetectedKind Picture(string mediaType) => ByType.GetValueOrDefault(mediaType) ?? new DetectedKind(FileKind.Image, mediaType, FileUse.Download);

    /// <summary>The type of a name ending of pictures.</summary>
    public static string TypeOf(string ending) => All.First(k => k.Kind == FileKind.Image && k.Extensions.Contains(ending)).MediaType;

    /// <summary>Keys of sentences about files that are taken, but with less than people hope for.</summary>
    public static class Notes
    {
        public const string ConvertSound = "ingest.note.convert-sound";
        public const string ConvertFilm = "ingest.note.convert-film";
        public const string ConvertPhoneFilm = "ingest.note.convert-phone-film";
        public const string ConvertMov = "ingest.note.convert-mov";
        public const string MayNotPlay = "ingest.note.may-not-play";
        public const string DamagedFilm = "ingest.note.damaged-film";
        public const string DamagedSound = "ingest.note.damaged-sound";
        public const string CutOffFilm = "ingest.note.cut-off-film";
        public const string CutOffSound = "ingest.note.cut-off-sound";
        public const string BeingConverted = "ingest.note.being-converted";
        public const string DamagedPicture = "ingest.note.damaged-picture";
        public const string DamagedOffice = "ingest.note.damaged-office";
        public const string LongOffice = "ingest.note.long-office";
        public const string H5pWithoutLibraries = "ingest.note.h5p-without-libraries";
        public const string NoOfficeProgram = "ingest.note.no-office-program";
    }
}
