using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace OerPortal.Epub.Tests.Kit;

/// <summary>Writes ZIP archives byte by byte, so that every field can lie.</summary>
internal sealed class ZipForge
{
    private readonly List<ForgedMember> _members = [];

    public byte[] Before { get; set; } = [];

    public byte[] After { get; set; } = [];

    public byte[] Comment { get; set; } = [];

    public int? DeclaredMembers { get; set; }

    /// <summary>Point every directory entry at the first member's local header.</summary>
    public bool Overlap { get; set; }

    public byte[] Gap { get; set; } = [];

    public ZipForge Add(string name, byte[] content, Action<ForgedMember>? change = null) =>
        Add(Encoding.UTF8.GetBytes(name), content, change);

    public ZipForge Add(string name, string content, Action<ForgedMember>? change = null) =>
        Add(name, Encoding.UTF8.GetBytes(content), change);

    public ZipForge Add(byte[] name, byte[] content, Action<ForgedMember>? change = null)
    {
        var member = ForgedMember.Of(name, content);
        change?.Invoke(member);
        _members.Add(member);
        return this;
    }

    public byte[] Build(bool withDirectory = true)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write(Before);
        var offsets = new List<long>();
        foreach (var member in _members)
        {
            offsets.Add(buffer.Position);
            member.WriteLocal(writer);
            writer.Write(Gap);
        }
        var directory = buffer.Position;
        if (!withDirectory)
            return buffer.ToArray();
        for (var i = 0; i < _members.Count; i++)
            _members[i].WriteCentral(writer, Overlap ? offsets[0] : offsets[i]);
        var length = buffer.Position - directory;
        var count = (ushort)(DeclaredMembers ?? _members.Count);
        writer.Write(0x06054b50);
        writer.Write(0);
        writer.Write(count);
        writer.Write(count);
        writer.Write((uint)length);
        writer.Write((uint)directory);
        writer.Write((ushort)Comment.Length);
        writer.Write(Comment);
        writer.Write(After);
        return buffer.ToArray();
    }
}

internal sealed class ForgedMember
{
    public required byte[] Name { get; set; }

    public required byte[] LocalName { get; set; }

    public required byte[] Packed { get; set; }

    public required uint Crc { get; set; }

    public required uint Length { get; set; }

    public uint? LocalLength { get; set; }

    public ushort Method { get; set; } = 8;

    public ushort Flags { get; set; } = 0x0800;

    public ushort? LocalFlags { get; set; }

    public uint Attributes { get; set; }

    public byte[] CentralExtra { get; set; } = [];

    public byte[] LocalExtra { get; set; } = [];

    public byte[] Comment { get; set; } = [];

    /// <summary>Sizes as 64-bit figures in an extra field of the local header.</summary>
    public bool Zip64Local { get; set; }

    /// <summary>Sizes behind the data: 0 no, 12, 16, 20 or 24 bytes.</summary>
    public int Descriptor { get; set; }

    /// <summary>With a descriptor: which of checksum, packed and unpacked length the local header gives all the same.</summary>
    public (bool Crc, bool Packed, bool Length) LocalKnows { get; set; }

    public uint LocalSignature { get; set; } = 0x04034b50;

    public static ForgedMember Of(byte[] name, byte[] content) => new()
    {
        Name = name,
        LocalName = name,
        Packed = Deflate(content),
        Crc = Crc32.HashToUInt32(content),
        Length = (uint)content.Length,
    };

    public void Store(byte[] content)
    {
        Method = 0;
        Packed = content;
    }

    public void WriteLocal(BinaryWriter writer)
    {
        var postponed = Descriptor > 0;
        var flags = (ushort)((LocalFlags ?? Flags) | (postponed ? 8 : 0));
        writer.Write(LocalSignature);
        writer.Write((ushort)(Zip64Local ? 45 : 20));
        writer.Write(flags);
        writer.Write(Method);
        writer.Write(0x58210000);
        writer.Write(postponed && !LocalKnows.Crc ? 0 : Crc);
        writer.Write(Zip64Local ? uint.MaxValue : postponed && !LocalKnows.Packed ? 0 : (uint)Packed.Length);
        writer.Write(Zip64Local ? uint.MaxValue : postponed && !LocalKnows.Length ? 0 : LocalLength ?? Length);
        writer.Write((ushort)LocalName.Length);
        writer.Write((ushort)((Zip64Local ? 20 : 0) + LocalExtra.Length));
        writer.Write(LocalName);
        if (Zip64Local)
        {
            writer.Write((ushort)1);
            writer.Write((ushort)16);
            writer.Write(postponed ? 0L : Length);
            writer.Write(postponed ? 0L : Packed.Length);
        }
        writer.Write(LocalExtra);
        writer.Write(Packed);
        WriteDescriptor(writer);
    }

    public void WriteCentral(BinaryWriter writer, long offset)
    {
        writer.Write(0x02014b50);
        writer.Write((ushort)0x031e);
        writer.Write((ushort)20);
        writer.Write((ushort)(Flags | (Descriptor > 0 ? 8 : 0)));
        writer.Write(Method);
        writer.Write(0x58210000);
        writer.Write(Crc);
        writer.Write((uint)Packed.Length);
        writer.Write(Length);
        writer.Write((ushort)Name.Length);
        writer.Write((ushort)CentralExtra.Length);
        writer.Write((ushort)Comment.Length);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write(Attributes);
        writer.Write((uint)offset);
        writer.Write(Name);
        writer.Write(CentralExtra);
        writer.Write(Comment);
    }

    private void WriteDescriptor(BinaryWriter writer)
    {
        if (Descriptor is 16 or 24)
            writer.Write(0x08074b50);
        if (Descriptor is 12 or 16)
        {
            writer.Write(Crc);
            writer.Write((uint)Packed.Length);
            writer.Write(Length);
        }
        if (Descriptor is 20 or 24)
        {
            writer.Write(Crc);
            writer.Write((long)Packed.Length);
            writer.Write((long)Length);
        }
    }

    private static byte[] Deflate(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Optimal))
            deflate.Write(content);
        return buffer.ToArray();
    }
}
