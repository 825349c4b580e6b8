using System.Buffers.Binary;

namespace OerPortal.Office;

/// <summary>Which of the old binary formats an OLE file is.</summary>
internal enum LegacyKind
{
    Unknown,
    Word,
    Workbook,
    Slides,

    /// <summary>A file of today's formats under a password.</summary>
    Protected,
}

/// <summary>What an old <c>.doc</c>, <c>.xls</c> or <c>.ppt</c> says by its streams.</summary>
/// <param name="IsEncrypted">Needs a password to be read.</param>
/// <param name="HasMacros">Carries a project of VBA or macros of Excel 4.</param>
internal sealed record LegacyDocument(LegacyKind Kind, bool IsEncrypted, bool HasMacros)
{
    private const int LookedAt = 64 << 10;

    // [MS-PPT] 2.4.9: a container of 20 bytes with one atom; its second number says whether there are macros.
    private static ReadOnlySpan<byte> VbaInfo => [0x1F, 0x00, 0xFF, 0x03, 0x14, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x04, 0x0C, 0x00, 0x00, 0x00];

    public static LegacyDocument Read(string path)
    {
        using var file = CompoundFile.Open(path);
        if (file.Has("EncryptedPackage"))
            return new LegacyDocument(LegacyKind.Protected, IsEncrypted: true, HasMacros: false);
        var hasProject = file.Has("_VBA_PROJECT") || file.Has("_VBA_PROJECT_CUR");
        if (file.Has("PowerPoint Document"))
            return new LegacyDocument(LegacyKind.Slides, IsEncryptedShow(file), hasProject || SaysMacros(path));
        if (file.Has("Workbook") || file.Has("Book"))
            return Workbook(file, hasProject);
        return file.Has("WordDocument")
            ? new LegacyDocument(LegacyKind.Word, IsEncryptedText(file.Begin("WordDocument", 16)), hasProject)
            : new LegacyDocument(LegacyKind.Unknown, IsEncrypted: false, hasProject);
    }

    // [MS-DOC] 2.5.2, FibBase: bit fEncrypted.
    private static bool IsEncryptedText(byte[] head) => head.Length >= 12 && (head[11] & 0x01) != 0;

    // [MS-PPT] 2.3.2, CurrentUserAtom: headerToken.
    private static bool IsEncryptedShow(CompoundFile file) => file.Begin("Current User", 16) is { Length: >= 16 } user && BinaryPrimitives.ReadUInt32LittleEndian(user.AsSpan(12)) == 0xF3D1C4DF;

    // [MS-XLS] 2.4: records of a number and a length; FilePass stands among the first, sheets of Excel 4's macros say so in BoundSheet8.
    private static LegacyDocument Workbook(CompoundFile file, bool hasProject)
    {
        const int FilePass = 0x2F, BoundSheet = 0x85, Macros = 1;
        var stream = file.Has("Workbook") ? file.Begin("Workbook", LookedAt) : file.Begin("Book", LookedAt);
        bool isEncrypted = false, hasMacros = hasProject;
        for (var at = 0; at + 4 <= stream.Length;)
        {
            int number = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at)), length = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at + 2));
            isEncrypted |= number == FilePass;
            hasMacros |= number == BoundSheet && at + 10 <= stream.Length && stream[at + 9] == Macros;
            at += 4 + length;
        }
        return new LegacyDocument(LegacyKind.Workbook, isEncrypted, hasMacros);
    }

    private static bool SaysMacros(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return FileSearch.After(file, VbaInfo.ToArray(), 8) is { Length: 8 } atom && BinaryPrimitives.ReadInt32LittleEndian(atom.AsSpan(4)) != 0;
    }
}
