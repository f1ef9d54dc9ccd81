import Lake
import Testing

struct MountTests {
  static let table = """
    22 27 0:21 / /proc rw,relatime - proc proc rw
    27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
    40 27 8:1 / /media/My\\040SSD rw shared:5 master:2 - exfat /dev/sda1 rw
    41 27 8:17 / /mnt/two rw - ext4 /dev/sdb1 rw
    42 27 8:18 / /mnt/two rw - xfs /dev/sdc1 rw
    broken line
    """

  @Test(arguments: [
    ("/home/x", "/", "ext4"),
    ("/media/My SSD/f1", "/media/My SSD", "exfat"),
    ("/media/My SSD", "/media/My SSD", "exfat"),
    ("/media/My SSD2", "/", "ext4"),
    ("/mnt/two/f1", "/mnt/two", "xfs"),
  ])
  func `the innermost and newest mount holds a path`(
    path: String, mountPoint: String, fileSystem: String
  ) {
    let mount = Mount.covering(path, in: Mount.parse(Self.table))
    #expect(mount?.mountPoint == mountPoint)
    #expect(mount?.fileSystem == fileSystem)
  }
}
